package dev.assay.validator.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.validator.judgement.Event;
import dev.assay.validator.judgement.Outcome;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of each judgement of an event whose producer is traced and sampled.
 *
 * <p>The span links to the producer's and has no parent: judging is no part of what the producer
 * did, and one trace with all its consumers would never end. The event's own {@code traceparent}
 * goes on untouched, so whoever reads the validated topic continues the producer's trace. How much
 * is traced is thereby the producers' decision, and an event without the header costs a look.
 *
 * @see <a
 *     href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">OpenTelemetry:
 *     semantic conventions for messaging spans</a>
 */
final class OpenTelemetryTracing implements Tracing {
  private static final String TRACEPARENT = "traceparent";
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.service.name", "assay-validator",
          "otel.traces.exporter", "otlp",
          "otel.exporter.otlp.protocol", "http/protobuf",
          // Metrics and logs have their own ways out.
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none");

  private final Tracer tracer;
  private final Runnable closing;

  OpenTelemetryTracing(OpenTelemetry telemetry, Runnable closing) {
    this.tracer = telemetry.getTracer("dev.assay.validator");
    this.closing = closing;
  }

  /** As the environment configures OpenTelemetry. */
  static Tracing configured() {
    OpenTelemetrySdk sdk =
        AutoConfiguredOpenTelemetrySdk.builder()
            .addPropertiesSupplier(() -> DEFAULTS)
            .disableShutdownHook()
            .build()
            .getOpenTelemetrySdk();
    return new OpenTelemetryTracing(
        sdk, () -> sdk.shutdown().join(FAREWELL.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void judged(Event event, Outcome outcome, long tookNanos) {
    Headers headers = event.headers();
    if (headers.lastHeader(TRACEPARENT) == null) {
      return;
    }
    SpanContext producer =
        Span.fromContext(
                W3CTraceContextPropagator.getInstance()
                    .extract(Context.root(), headers, new HeaderGetter()))
            .getSpanContext();
    if (producer.isValid() && producer.isSampled()) {
      tell(event.origin(), outcome, producer, tookNanos);
    }
  }

  private void tell(Origin origin, Outcome outcome, SpanContext producer, long tookNanos) {
    Instant ended = Instant.now();
    SpanBuilder builder =
        tracer
            .spanBuilder("process " + origin.topic())
            .setNoParent()
            .setSpanKind(SpanKind.CONSUMER)
            .addLink(producer)
            .setStartTimestamp(ended.minusNanos(tookNanos))
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.operation.type", "process")
            .setAttribute("messaging.destination.name", origin.topic())
            .setAttribute(
                "messaging.destination.partition.id", Integer.toString(origin.partition()))
            .setAttribute("messaging.kafka.offset", origin.offset());
    Span span = builder.startSpan();
    describe(span, outcome);
    span.end(ended);
  }

  private static void describe(Span span, Outcome outcome) {
    switch (outcome) {
      case Outcome.Passed passed ->
          outcome(span, "valid").setAttribute("assay.schema", passed.schema().value());
      case Outcome.Skipped skipped ->
          outcome(span, "skipped").setAttribute("assay.reason", skipped.reason().text());
      case Outcome.Unjudged unjudged ->
          outcome(span, "unchecked").setAttribute("assay.reason", unjudged.reason().text());
      case Outcome.Marked marked -> failure(outcome(span, "marked"), marked.failure());
      case Outcome.Refused refused ->
          failure(outcome(span, "dead-lettered"), refused.failure())
              .setStatus(StatusCode.ERROR, refused.failure().reason().text());
    }
  }

  private static Span outcome(Span span, String word) {
    return span.setAttribute("assay.outcome", word);
  }

  private static Span failure(Span span, Failure failure) {
    return span.setAttribute("assay.reason", failure.reason().text())
        .setAttribute("assay.schema", failure.schema().orElse("none"))
        .setAttribute("assay.fingerprint", failure.fingerprint().value())
        .setAttribute("assay.policy.revision", failure.policyRevision());
  }

  @Override
  public void close() {
    closing.run();
  }

  private static final class HeaderGetter implements TextMapGetter<Headers> {
    @Override
    public List<String> keys(Headers headers) {
      return Arrays.stream(headers.toArray()).map(Header::key).toList();
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String name) {
      Header header = headers == null ? null : headers.lastHeader(name);
      return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
  }
}
