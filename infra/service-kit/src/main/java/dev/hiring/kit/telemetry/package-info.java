/** Defaults of every service: settings, the clock, metrics, and log lines that stay one line. */
@NullMarked
package dev.hiring.kit.telemetry;

import org.jspecify.annotations.NullMarked;
