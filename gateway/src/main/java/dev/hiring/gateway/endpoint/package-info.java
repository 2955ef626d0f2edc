/**
 * What the gateway answers by itself is held to the rules of what it passes on: a token, limits, versions, roles, and no
 * parameter that the operation does not take.
 */
@NullMarked
package dev.hiring.gateway.endpoint;

import org.jspecify.annotations.NullMarked;
