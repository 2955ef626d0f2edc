@NullMarked
package dev.hiring.gateway.endpoint;

import org.jspecify.annotations.NullMarked;
