/**
 * A small OpenID provider for development and demos: it signs tokens for a fixed set of clients, and of people who sign
 * in with a password. In production any OpenID provider that puts the same claims into its tokens takes its place.
 */
@NullMarked
package dev.hiring.identity;

import org.jspecify.annotations.NullMarked;
