@NullMarked
package dev.hiring.kit.json;

import org.jspecify.annotations.NullMarked;
