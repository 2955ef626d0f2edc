/** The right to be forgotten: begins erasures, and reports what each service has erased. */
@NullMarked
package dev.hiring.candidate.erasure;

import org.jspecify.annotations.NullMarked;
