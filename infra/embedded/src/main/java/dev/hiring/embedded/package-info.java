/** What the two embedded servers share: how their processes start, say that they serve, and stop. */
@NullMarked
package dev.hiring.embedded;

import org.jspecify.annotations.NullMarked;
