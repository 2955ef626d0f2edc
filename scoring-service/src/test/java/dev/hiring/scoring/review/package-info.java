@NullMarked
package dev.hiring.scoring.review;

import org.jspecify.annotations.NullMarked;
