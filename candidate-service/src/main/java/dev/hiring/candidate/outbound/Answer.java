package dev.hiring.candidate.outbound;

/**
 * What a receiver answered.
 *
 * @param excerpt the beginning of the body, for people
 */
public record Answer(int status, String excerpt) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
