/** The versions of the API: which live, which are on their way out, and what answers in place of those that are gone. */
@NullMarked
package dev.hiring.gateway.version;

import org.jspecify.annotations.NullMarked;
