/** What operators want to know at a glance: what waits, where, and since when. Figures are asked for, not kept. */
@NullMarked
package dev.hiring.gateway.operations;

import org.jspecify.annotations.NullMarked;
