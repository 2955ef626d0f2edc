/** What people write down about applications, for each other. */
@NullMarked
package dev.hiring.candidate.note;

import org.jspecify.annotations.NullMarked;
