/**
 * Tells other systems over HTTP what happens, by Standard Webhooks 1.0: signed, in order for each application, again and
 * again until somebody takes it.
 */
@NullMarked
package dev.hiring.candidate.webhook;

import org.jspecify.annotations.NullMarked;
