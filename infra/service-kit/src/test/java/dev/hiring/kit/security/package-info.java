@NullMarked
package dev.hiring.kit.security;

import org.jspecify.annotations.NullMarked;
