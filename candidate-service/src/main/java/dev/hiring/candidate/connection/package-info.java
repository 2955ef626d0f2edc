/**
 * Connections to applicant tracking systems that have a contract of their own for assessment partners: which system, the
 * key by which it calls, the credential by which it is told of results, and the hosts at which it may be.
 */
@NullMarked
package dev.hiring.candidate.connection;

import org.jspecify.annotations.NullMarked;
