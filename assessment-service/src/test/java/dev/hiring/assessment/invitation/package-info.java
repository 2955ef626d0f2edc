@NullMarked
package dev.hiring.assessment.invitation;

import org.jspecify.annotations.NullMarked;
