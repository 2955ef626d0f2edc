package dev.hiring.candidate.note;

/** A note, and what it says. */
record ReadNote(Note note, String text) {

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "ReadNote[" + note.id() + "]";
    }
}
