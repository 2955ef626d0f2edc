/** Who may call: bearer tokens of one issuer, the organization and the roles in them. */
@NullMarked
package dev.hiring.kit.security;

import org.jspecify.annotations.NullMarked;
