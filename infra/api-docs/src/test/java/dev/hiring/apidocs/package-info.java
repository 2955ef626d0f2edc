@NullMarked
package dev.hiring.apidocs;

import org.jspecify.annotations.NullMarked;
