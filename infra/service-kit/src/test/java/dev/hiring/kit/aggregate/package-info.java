@NullMarked
package dev.hiring.kit.aggregate;

import org.jspecify.annotations.NullMarked;
