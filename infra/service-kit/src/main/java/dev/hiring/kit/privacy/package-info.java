/**
 * Personal data: the keys it is encrypted with, whom it is exported to, how it is erased, and who has read it. A key that
 * is destroyed makes unreadable what lies where nothing can be deleted: in the event log and in backups.
 */
@NullMarked
package dev.hiring.kit.privacy;

import org.jspecify.annotations.NullMarked;
