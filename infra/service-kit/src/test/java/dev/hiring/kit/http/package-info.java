@NullMarked
package dev.hiring.kit.http;

import org.jspecify.annotations.NullMarked;
