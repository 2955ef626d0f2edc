/** Results: one for each completed session, from waiting for keys over waiting for a reviewer to final. */
@NullMarked
package dev.hiring.scoring.result;

import org.jspecify.annotations.NullMarked;
