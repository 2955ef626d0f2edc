/** Questions: drafts, published versions, search. */
@NullMarked
package dev.hiring.question.bank;

import org.jspecify.annotations.NullMarked;
