package dev.hiring.candidate.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hiring.candidate.order.Order.Failure;
import dev.hiring.candidate.order.Order.State;
import dev.hiring.candidate.outbound.Attempt;
import dev.hiring.candidate.outbound.OutboundFailure;
import dev.hiring.kit.aggregate.Change;

class OrderTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Order open = Order.place(
                    "acme", "connection", "https://ats.example/1", "job", "application", "candidate", NOW)
            .state();
    private final Order sending = open.over(NOW).state();

    @Test
    void keepsNothingOfAnAnswerThatComesAfterTheErasure() {
        Order answered = sending.forget()
                .state()
                .answered(sending, new Attempt(NOW, 200, null, "Ada was told", 3), 0)
                .state();

        assertThat(answered.state()).isEqualTo(State.DELIVERED);
        assertThat(answered.attempts()).isEmpty();
    }

    @Test
    void tellsNobodyOfAnErasedCandidateAndKeepsNoAddress() {
        Order forgotten = sending.forget().state();

        assertThat(forgotten.url()).isNull();
        assertThat(forgotten.attempts()).isEmpty();
        assertThat(forgotten.state()).isEqualTo(State.ENDED);
        assertThat(forgotten.dueAt()).isNull();
        assertThat(forgotten.forget().state()).isSameAs(forgotten);
        assertThat(forgotten.over(NOW).state()).isSameAs(forgotten);
    }

    @Test
    void isOneForEachAddressOfAConnection() {
        assertThat(open.id()).isEqualTo(Order.id("acme", "connection", "https://ats.example/1"));
        assertThat(open.id()).isNotEqualTo(Order.id("acme", "connection", "https://ats.example/2"));
        assertThat(open.id()).isNotEqualTo(Order.id("acme", "another", "https://ats.example/1"));
        assertThat(open.id()).isNotEqualTo(Order.id("globex", "connection", "https://ats.example/1"));
    }

    @Test
    void isDueOnceHoweverOftenItIsHeardThatTheTestIsOver() {
        assertThat(sending.dueAt()).isEqualTo(NOW);
        assertThat(sending.over(NOW.plusSeconds(1)).state()).isSameAs(sending);
        Order delivered = sending.answered(sending, answer(200), 0).state();
        assertThat(delivered.over(NOW.plusSeconds(1)).state()).isSameAs(delivered);
        assertThat(delivered.dueAt()).isNull();
    }

    @Test
    void waitsOnlyForWhomItStillBelongsTo() {
        Order taken = sending.withVersion(sending.version() + 1);

        assertThat(sending.waiting(sending, NOW.plusSeconds(1)).state().dueAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(taken.waiting(sending, NOW.plusSeconds(1))).isEqualTo(Change.of(taken));
    }

    @Test
    void isTriedThirteenTimesInMoreThanTwoDays() {
        List<Duration> waits = new ArrayList<>();
        Order order = sending;
        while (order.dueAt() != null) {
            Instant at = order.dueAt();
            order = order.answered(order, new Attempt(at, 503, null, "", 1), 0).state();
            if (order.dueAt() != null) {
                waits.add(Duration.between(at, order.dueAt()));
            }
        }

        assertThat(waits).isEqualTo(Order.SCHEDULE.subList(1, 13));
        assertThat(order.state()).isEqualTo(State.FAILED);
        assertThat(order.failure()).isEqualTo(Failure.GIVEN_UP);
        assertThat(order.attempts()).hasSize(13);
        assertThat(Order.SCHEDULE.stream().reduce(Duration.ZERO, Duration::plus))
                .isGreaterThan(Duration.ofDays(2));
    }

    @ParameterizedTest
    @CsvSource({"401, KEY_REFUSED", "403, KEY_REFUSED", "412, REFUSED", "404, REFUSED", "422, REFUSED", "302, REFUSED"})
    void stopsAtARefusal(int status, Failure failure) {
        Order failed = sending.answered(sending, answer(status), 0).state();

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.failure()).isEqualTo(failure);
        assertThat(failed.dueAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 599})
    void goesOnAfterWhatMayPass(int status) {
        assertThat(sending.answered(sending, answer(status), 1).state().dueAt()).isEqualTo(NOW.plusMillis(1_100));
    }

    @Test
    void goesOnAfterNoAnswer() {
        Attempt none = new Attempt(NOW, null, OutboundFailure.Reason.TIMEOUT, null, 15_000);

        assertThat(sending.answered(sending, none, 0).state().state()).isEqualTo(State.SENDING);
    }

    @Test
    void believesWhoeverSaysThatItWasTaken() {
        Order claimed = sending.withVersion(2);
        Order takenOver = sending.withVersion(3);

        assertThat(takenOver.answered(claimed, answer(200), 0).state().state()).isEqualTo(State.DELIVERED);
        assertThat(takenOver.answered(claimed, answer(500), 0).state()).isSameAs(takenOver);
        assertThat(takenOver.answered(claimed, answer(403), 0).state()).isSameAs(takenOver);
    }

    @Test
    void isSentAgainOnlyAfterItFailed() {
        Order failed = sending.answered(sending, answer(403), 0).state();

        Order again = failed.again(NOW.plusSeconds(60)).state();

        assertThat(again.state()).isEqualTo(State.SENDING);
        assertThat(again.failure()).isNull();
        assertThat(again.tries()).isZero();
        assertThat(again.attempts()).as("the log stays").hasSize(1);
        for (Order other : List.of(
                open,
                sending,
                sending.ended().state(),
                sending.answered(sending, answer(200), 0).state())) {
            assertThatThrownBy(() -> other.again(NOW)).isInstanceOf(OrderProblem.NotFailed.class);
        }
    }

    private static Attempt answer(@Nullable Integer status) {
        return new Attempt(NOW, status, null, "", 3);
    }
}
