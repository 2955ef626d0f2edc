package dev.hiring.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SendFailureTests {

    static Stream<Exception> ofTheRecord() {
        return Stream.of(
                new RecordTooLargeException("more than the topic takes"),
                new SerializationException("not text"),
                new InvalidTopicException("no/name"),
                new TopicAuthorizationException(Set.of("hiring.answer-key")),
                new TimeoutException("no metadata", new UnknownTopicOrPartitionException("not created yet")));
    }

    static Stream<Exception> ofTheBroker() {
        return Stream.of(
                new TimeoutException("no metadata"),
                new DisconnectException(),
                new NotEnoughReplicasException("one of three"),
                new SaslAuthenticationException("wrong password"),
                new ClusterAuthorizationException("no"));
    }

    @ParameterizedTest
    @MethodSource("ofTheRecord")
    void concernsTheRecord(Exception failure) {
        assertThat(SendFailure.concernsTheRecord(new KafkaException("Send failed", failure)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("ofTheBroker")
    void concernsEveryRecord(Exception failure) {
        assertThat(SendFailure.concernsTheRecord(new KafkaException("Send failed", failure)))
                .isFalse();
    }
}
