/** Secrets of other systems, kept so that the store alone gives none away. */
@NullMarked
package dev.hiring.candidate.secret;

import org.jspecify.annotations.NullMarked;
