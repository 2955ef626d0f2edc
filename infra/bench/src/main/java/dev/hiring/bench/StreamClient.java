package dev.hiring.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.BitSet;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Follows the events of one organization as a browser does: it remembers the last id, and connects again with it when the
 * stream has broken.
 */
final class StreamClient {

    private static final int AGAIN_MILLIS = 500;

    private final HttpClient http;
    private final String gateway;
    private final String token;
    private final String organization;
    private final ScheduledExecutorService timer;
    private final LongConsumer latencies;
    private final BitSet seen = new BitSet();

    private String position = "";
    private String pending = "";
    private int event = -1;
    private int repeated;
    private int connected;
    private int closedByGateway;
    private boolean open;
    private int connection;
    private Subscription lines = none();

    /** @param latencies takes the nanoseconds from publication to here */
    StreamClient(
            HttpClient http,
            String gateway,
            String token,
            String organization,
            ScheduledExecutorService timer,
            LongConsumer latencies) {
        this.http = http;
        this.gateway = gateway;
        this.token = token;
        this.organization = organization;
        this.timer = timer;
        this.latencies = latencies;
    }

    String organization() {
        return organization;
    }

    synchronized void connect() {
        if (open) {
            return;
        }
        open = true;
        connected++;
        int number = ++connection;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + "/api/v2/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (!position.isEmpty()) {
            request.header("Last-Event-ID", position);
        }
        var _ = http.sendAsync(request.build(), BodyHandlers.fromLineSubscriber(new Lines(number)))
                .whenComplete((_, failure) -> ended(number));
    }

    /** As when a lid is closed or a train goes into a tunnel. */
    synchronized void disconnect(long forMillis) {
        if (open) {
            Subscription current = lines;
            connection++;
            open = false;
            current.cancel();
            var _ = timer.schedule(this::connect, forMillis, TimeUnit.MILLISECONDS);
        }
    }

    synchronized void stop() {
        connection++;
        open = true;
        lines.cancel();
    }

    private synchronized void ended(int number) {
        if (number == connection) {
            connection++;
            open = false;
            var _ = timer.schedule(this::connect, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether the stream is open and has told where it stands. */
    synchronized boolean stands() {
        return open && !position.isEmpty();
    }

    synchronized int seen() {
        return seen.cardinality();
    }

    synchronized int repeated() {
        return repeated;
    }

    synchronized int connected() {
        return connected;
    }

    synchronized int closedByGateway() {
        return closedByGateway;
    }

    private synchronized void line(int number, String line) {
        if (number != connection) {
            return;
        }
        if (line.startsWith("id:")) {
            pending = line.substring(3);
        } else if (line.startsWith("data:") && line.contains("\"bench\":")) {
            event = Integer.parseInt(field(line, "\"bench\":"));
            latencies.accept(System.nanoTime() - Long.parseLong(field(line, "\"nanos\":")));
        } else if (line.startsWith("event:hiring.stream.closed")) {
            closedByGateway++;
        } else if (line.isEmpty() && !pending.isEmpty()) {
            // The message is whole only now: a browser, too, takes its id no earlier.
            position = pending;
            pending = "";
            count();
        }
    }

    private void count() {
        if (event >= 0) {
            if (seen.get(event)) {
                repeated++;
            }
            seen.set(event);
        }
        event = -1;
    }

    private static String field(String line, String name) {
        int begin = line.indexOf(name) + name.length();
        int end = begin;
        while (Character.isDigit(line.charAt(end))) {
            end++;
        }
        return line.substring(begin, end);
    }

    private static Subscription none() {
        return new Subscription() {
            @Override
            public void request(long lines) {}

            @Override
            public void cancel() {}
        };
    }

    private final class Lines implements Subscriber<String> {

        private final int number;

        Lines(int number) {
            this.number = number;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            synchronized (StreamClient.this) {
                if (number != connection) {
                    subscription.cancel();
                    return;
                }
                lines = subscription;
                pending = "";
                event = -1;
            }
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            line(number, line);
        }

        @Override
        public void onError(Throwable failure) {
            ended(number);
        }

        @Override
        public void onComplete() {
            ended(number);
        }
    }
}
