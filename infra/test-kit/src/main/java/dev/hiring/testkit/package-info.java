/** What the tests of the services stand on. */
@NullMarked
package dev.hiring.testkit;

import org.jspecify.annotations.NullMarked;
