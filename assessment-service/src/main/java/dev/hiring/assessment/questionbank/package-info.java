/** The local copy of the questions that may be asked, kept from the question service's events. */
@NullMarked
package dev.hiring.assessment.questionbank;

import org.jspecify.annotations.NullMarked;
