/**
 * Tests that an ATS has ordered, in one model for all of them: whose test it is, how far it is, and how the ATS is told
 * of the result until it takes it. How each ATS words that is its own package's.
 */
@NullMarked
package dev.hiring.candidate.order;

import org.jspecify.annotations.NullMarked;
