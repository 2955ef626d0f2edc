/** Events and the vocabulary they share as JSON. */
@NullMarked
package dev.hiring.kit.json;

import org.jspecify.annotations.NullMarked;
