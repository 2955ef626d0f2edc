@NullMarked
package dev.hiring.scoring.marking;

import org.jspecify.annotations.NullMarked;
