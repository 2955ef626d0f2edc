package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShutdownIT {

    @Test
    void finishesWhatItHasBegunBeforeItStops() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        try (Issuer issuer = new Issuer().start();
                Upstream slow = new Upstream("slow");
                RunningGateway stopping = RunningGateway.start(issuer, slow)) {
            slow.answerWith(exchange -> {
                arrived.countDown();
                pause(finish);
                Upstream.answer(exchange, 200, "finished");
            });
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> body(stopping));
            arrived.await();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(stopping::close);
            await().until(() -> refusesConnections(stopping));
            finish.countDown();

            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("finished");
            stop.get(10, TimeUnit.SECONDS);
        }
    }

    private static String body(RunningGateway gateway) {
        try {
            return gateway.get("/api/v1/sessions/1").body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean refusesConnections(RunningGateway gateway) {
        try (Wire wire = new Wire(gateway)) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static void pause(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
