/** Reviews: free text marked by one reviewer a session, criterion by criterion, without knowing whose it is. */
@NullMarked
package dev.hiring.scoring.review;

import org.jspecify.annotations.NullMarked;
