/** Assessments: what a test is made of, and which questions fill it. */
@NullMarked
package dev.hiring.assessment.blueprint;

import org.jspecify.annotations.NullMarked;
