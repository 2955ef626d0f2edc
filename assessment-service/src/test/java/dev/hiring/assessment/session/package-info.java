@NullMarked
package dev.hiring.assessment.session;

import org.jspecify.annotations.NullMarked;
