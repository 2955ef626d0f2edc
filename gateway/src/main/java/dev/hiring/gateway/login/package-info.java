/**
 * People in browsers. They sign in at the OpenID provider, and the gateway keeps their tokens: a browser has nothing but
 * the cookie of a session, with which the gateway finds the token and goes on as if it had come with the request.
 */
@NullMarked
package dev.hiring.gateway.login;

import org.jspecify.annotations.NullMarked;
