/** The people who apply. Personal data is stored here and nowhere else, and is part of no event and no log line. */
@NullMarked
package dev.hiring.candidate.person;

import org.jspecify.annotations.NullMarked;
