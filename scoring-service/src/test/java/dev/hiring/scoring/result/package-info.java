@NullMarked
package dev.hiring.scoring.result;

import org.jspecify.annotations.NullMarked;
