/** The suite as its users meet it: running processes behind one gateway. */
@NullMarked
package dev.hiring.acceptance;

import org.jspecify.annotations.NullMarked;
