@NullMarked
package dev.hiring.candidate.erasure;

import org.jspecify.annotations.NullMarked;
