@NullMarked
package dev.hiring.kit.telemetry;

import org.jspecify.annotations.NullMarked;
