@NullMarked
package dev.hiring.embedded.broker;

import org.jspecify.annotations.NullMarked;
