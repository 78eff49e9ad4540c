package dev.assay.validator.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.assay.contracts.deadletters.DeadLetterReason;
import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.schema.SchemaName;
import dev.assay.validator.judgement.Event;
import dev.assay.validator.judgement.Outcome;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenTelemetryTracingTest {
  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private static final Outcome PASSED = new Outcome.Passed(new SchemaName("a.A"));
  private static final Failure FAILURE =
      new Failure(
          DeadLetterReason.SCHEMA_VIOLATION,
          Optional.of("v1/a.A@1.0.0"),
          List.of(),
          new FailureFingerprint("v1:0000000000000001"),
          7,
          "assay/test");

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
  private final Tracing tracing =
      new OpenTelemetryTracing(
          OpenTelemetrySdk.builder().setTracerProvider(provider).build(), provider::close);

  @AfterEach
  void close() {
    tracing.close();
  }

  @Test
  void aSampledEventIsASpanThatLinksToItsProducerAndHasNoParent() {
    tracing.judged(event("00-" + TRACE + "-" + SPAN + "-01"), PASSED, 5_000);

    SpanData span = only();
    assertThat(span.getName()).isEqualTo("process t");
    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(span.getTraceId()).isNotEqualTo(TRACE);
    assertThat(span.getLinks()).hasSize(1);
    assertThat(span.getLinks().getFirst().getSpanContext().getTraceId()).isEqualTo(TRACE);
    assertThat(span.getLinks().getFirst().getSpanContext().getSpanId()).isEqualTo(SPAN);
    assertThat(span.getEndEpochNanos() - span.getStartEpochNanos()).isEqualTo(5_000);
    assertThat(text(span, "assay.outcome")).isEqualTo("valid");
    assertThat(span.getAttributes().get(AttributeKey.longKey("messaging.kafka.offset")))
        .isEqualTo(41);
  }

  @Test
  void aRefusedEventSaysWhy() {
    tracing.judged(
        event("00-" + TRACE + "-" + SPAN + "-01"),
        new Outcome.Refused(Optional.of(new SchemaName("a.A")), FAILURE),
        1);

    assertThat(only().getStatus())
        .isEqualTo(StatusData.create(StatusCode.ERROR, "schema-violation"));
    assertThat(text(only(), "assay.schema")).isEqualTo("v1/a.A@1.0.0");
    assertThat(text(only(), "assay.fingerprint")).isEqualTo("v1:0000000000000001");
  }

  @Test
  void whatItsProducerDoesNotSampleIsNoSpan() {
    tracing.judged(event("00-" + TRACE + "-" + SPAN + "-00"), PASSED, 1);
    tracing.judged(event("nonsense"), PASSED, 1);
    tracing.judged(event(new RecordHeaders()), PASSED, 1);
    tracing.judged(event(new RecordHeaders().add("traceparent", null)), PASSED, 1);

    assertThat(spans.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void spansGoToTheCollectorThatIsConfigured() throws IOException {
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    System.setProperty(ENDPOINT, "http://127.0.0.1:" + collector.getAddress().getPort());
    try {
      Tracing configured = new TracingSettings(true).open();
      configured.judged(event("00-" + TRACE + "-" + SPAN + "-01"), PASSED, 1);
      configured.close();
      assertThat(asked).containsExactly("POST /v1/traces");
    } finally {
      System.clearProperty(ENDPOINT);
      collector.stop(0);
    }
  }

  @Test
  void headersStayAsTheyWere() {
    Event event = event("00-" + TRACE + "-" + SPAN + "-01");
    Headers before = new RecordHeaders(event.headers());

    tracing.judged(event, PASSED, 1);

    assertThat(event.headers()).isEqualTo(before);
  }

  private SpanData only() {
    assertThat(spans.getFinishedSpanItems()).hasSize(1);
    return spans.getFinishedSpanItems().getFirst();
  }

  private static String text(SpanData span, String key) {
    return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(key)));
  }

  private static Event event(String traceparent) {
    return event(new RecordHeaders().add("traceparent", traceparent.getBytes(UTF_8)));
  }

  private static Event event(Headers headers) {
    return new Event(new Origin("t", 0, 41, 0), null, new byte[] {'{', '}'}, headers);
  }
}
