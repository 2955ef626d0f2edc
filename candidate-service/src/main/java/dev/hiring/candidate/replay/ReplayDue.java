package dev.hiring.candidate.replay;

/** Said inside this process, when a replay was asked for. A hint that may be lost; a scheduled check finds it in the store. */
record ReplayDue() {}
