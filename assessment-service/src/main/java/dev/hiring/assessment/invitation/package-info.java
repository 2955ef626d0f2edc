/** Who is to be tested, as the organization sees it: applications come in, invitations, links and states go out. */
@NullMarked
package dev.hiring.assessment.invitation;

import org.jspecify.annotations.NullMarked;
