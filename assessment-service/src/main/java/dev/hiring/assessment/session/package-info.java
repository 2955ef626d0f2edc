/** One candidate's test, from the invitation to the end, and the candidate's way into it. */
@NullMarked
package dev.hiring.assessment.session;

import org.jspecify.annotations.NullMarked;
