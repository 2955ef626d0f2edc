/** A small service that stands on the kit, so that the kit is tested as services use it. */
@NullMarked
package dev.hiring.kit.sample;

import org.jspecify.annotations.NullMarked;
