@NullMarked
package dev.hiring.kit.privacy;

import org.jspecify.annotations.NullMarked;
