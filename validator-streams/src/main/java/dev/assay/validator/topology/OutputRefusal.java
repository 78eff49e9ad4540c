package dev.assay.validator.topology;

import dev.assay.validator.outputs.Refusals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Hears what the broker says about an event that was sent.
 *
 * <p>Never lets one be dropped: what passes by itself is tried again, everything else aborts the
 * transaction, and the event is read and judged anew.
 */
public final class OutputRefusal implements ProductionExceptionHandler {
  static final String REFUSALS = "assay.refusals";

  private static final byte[] NOTHING = {};

  private Optional<Refusals> refusals = Optional.empty();

  /** Settings of Kafka Streams with which refusals are told here. */
  static Map<String, Object> toldTo(Refusals refusals, Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, OutputRefusal.class);
    all.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
        List.of(Arrivals.class));
    all.put(REFUSALS, refusals);
    return all;
  }

  @Override
  public void configure(Map<String, ?> configs) {
    refusals = Optional.ofNullable((Refusals) configs.get(REFUSALS));
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> sent, Exception failure) {
    if (failure instanceof RetriableException) {
      return Response.retry();
    }
    if (isRefusalForGood(failure)) {
      refusals.ifPresent(told ->
          told.refused(
              context.topic() + "-" + context.partition(),
              context.offset(),
              Optional.ofNullable(sent.value()).orElse(NOTHING),
              why(sent, failure)));
    }
    return Response.fail();
  }

  /** Whether a broker says no to this very record, and will again. */
  static boolean isRefusalForGood(Throwable failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof InvalidTimestampException
        || failure instanceof PolicyViolationException;
  }

  private static String why(ProducerRecord<byte[], byte[]> sent, Exception failure) {
    return switch (failure) {
      case RecordTooLargeException _ ->
          "topic %s takes no record as large as this (%d bytes and headers): raise its max.message.bytes above that of the source and 64 KiB"
              .formatted(sent.topic(), length(sent));
      case InvalidTimestampException _ ->
          "topic %s takes no record of this time (%d ms): raise its message.timestamp.after.max.ms or message.timestamp.before.max.ms, or correct the clock that dated it (%s)"
              .formatted(sent.topic(), sent.timestamp(), failure.getMessage());
      default -> "topic %s refuses it: %s".formatted(sent.topic(), failure.getMessage());
    };
  }

  private static int length(ProducerRecord<byte[], byte[]> sent) {
    return (sent.value() == null ? 0 : sent.value().length)
        + (sent.key() == null ? 0 : sent.key().length);
  }
}
