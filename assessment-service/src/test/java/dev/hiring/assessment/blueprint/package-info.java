@NullMarked
package dev.hiring.assessment.blueprint;

import org.jspecify.annotations.NullMarked;
