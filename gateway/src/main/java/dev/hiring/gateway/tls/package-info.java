/** HTTPS with a certificate from files, and HTTP/2 along with it. */
@NullMarked
package dev.hiring.gateway.tls;

import org.jspecify.annotations.NullMarked;
