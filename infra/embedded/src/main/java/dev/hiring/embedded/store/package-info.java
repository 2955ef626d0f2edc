/**
 * A document store that speaks MongoDB's wire protocol and keeps what it acknowledged, for development, demos and tests
 * on one machine.
 *
 * <p>The protocol, the query language and the update operators are those of mongo-java-server. That library is written
 * as a test double, so this package replaces what lies beneath: documents are immutable once stored, every write is in
 * the file before it is acknowledged, and all indexes are used.
 */
@NullMarked
package dev.hiring.embedded.store;

import org.jspecify.annotations.NullMarked;
