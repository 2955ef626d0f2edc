@NullMarked
package dev.hiring.identity;

import org.jspecify.annotations.NullMarked;
