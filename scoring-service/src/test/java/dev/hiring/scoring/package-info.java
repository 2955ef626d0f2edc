@NullMarked
package dev.hiring.scoring;

import org.jspecify.annotations.NullMarked;
