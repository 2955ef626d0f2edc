/** What people see in a browser: files of {@code classpath:/pages/} at the paths that they have in there. */
@NullMarked
package dev.hiring.gateway.pages;

import org.jspecify.annotations.NullMarked;
