@NullMarked
package dev.hiring.gateway.limit;

import org.jspecify.annotations.NullMarked;
