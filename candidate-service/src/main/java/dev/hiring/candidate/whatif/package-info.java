/** What another policy would make of a job's applications; decides nothing and writes nothing. */
@NullMarked
package dev.hiring.candidate.whatif;

import org.jspecify.annotations.NullMarked;
