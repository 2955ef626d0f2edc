package dev.hiring.kit.outbox;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Tells a broker that is away from one that answers and does not take this record, or this topic's. */
final class SendFailure {

    private SendFailure() {}

    static boolean concernsTheRecord(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RecordTooLargeException _,
                        RecordBatchTooLargeException _,
                        InvalidRecordException _,
                        SerializationException _,
                        InvalidTopicException _,
                        UnknownTopicOrPartitionException _,
                        TopicAuthorizationException _ -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }
}
