@NullMarked
package dev.hiring.testkit;

import org.jspecify.annotations.NullMarked;
