@NullMarked
package dev.hiring.gateway;

import org.jspecify.annotations.NullMarked;
