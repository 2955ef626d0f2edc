@NullMarked
package dev.hiring.embedded;

import org.jspecify.annotations.NullMarked;
