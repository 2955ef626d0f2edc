@NullMarked
package dev.hiring.candidate.retention;

import org.jspecify.annotations.NullMarked;
