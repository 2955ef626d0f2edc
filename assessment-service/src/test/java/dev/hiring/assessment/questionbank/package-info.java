@NullMarked
package dev.hiring.assessment.questionbank;

import org.jspecify.annotations.NullMarked;
