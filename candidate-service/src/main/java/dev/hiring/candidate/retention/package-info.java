/** How long an organization keeps candidates, and the erasure of those whose time is over. */
@NullMarked
package dev.hiring.candidate.retention;

import org.jspecify.annotations.NullMarked;
