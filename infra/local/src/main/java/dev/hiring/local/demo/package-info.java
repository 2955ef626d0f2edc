/** The demo: the whole journey of a job's applications, played from outside through the gateway. */
@NullMarked
package dev.hiring.local.demo;

import org.jspecify.annotations.NullMarked;
