package dev.hiring.kit.outbox;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;

class WorkerTests {

    static Stream<Worker.Step> troubles() {
        return Stream.of(
                () -> {
                    throw new DataAccessResourceFailureException("the store is away");
                },
                () -> {
                    throw new NoClassDefFoundError("a jar was replaced");
                },
                () -> {
                    throw new StackOverflowError();
                });
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void goesOnAfterAnyFailure(Worker.Step trouble) {
        AtomicInteger steps = new AtomicInteger();
        Worker worker = new Worker("test", () -> {
            if (steps.incrementAndGet() == 1) {
                trouble.run();
            }
        });
        worker.start();
        try {
            await().until(() -> steps.get() > 1);
        } finally {
            worker.stop();
        }
    }
}
