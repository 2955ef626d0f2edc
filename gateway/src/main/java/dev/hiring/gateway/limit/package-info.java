/** How much each caller may ask for: a bucket of tokens a minute, for the organization and for each of its clients. */
@NullMarked
package dev.hiring.gateway.limit;

import org.jspecify.annotations.NullMarked;
