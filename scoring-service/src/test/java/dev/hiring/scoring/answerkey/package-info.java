@NullMarked
package dev.hiring.scoring.answerkey;

import org.jspecify.annotations.NullMarked;
