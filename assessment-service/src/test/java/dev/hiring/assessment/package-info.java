@NullMarked
package dev.hiring.assessment;

import org.jspecify.annotations.NullMarked;
