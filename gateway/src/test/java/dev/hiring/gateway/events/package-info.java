@NullMarked
package dev.hiring.gateway.events;

import org.jspecify.annotations.NullMarked;
