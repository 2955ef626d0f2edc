/** HTTP in: strict JSON, problem details, cursor pages, entity tags, idempotency keys and who is calling. */
@NullMarked
package dev.hiring.kit.http;

import org.jspecify.annotations.NullMarked;
