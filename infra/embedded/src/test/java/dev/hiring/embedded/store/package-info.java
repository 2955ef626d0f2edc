@NullMarked
package dev.hiring.embedded.store;

import org.jspecify.annotations.NullMarked;
