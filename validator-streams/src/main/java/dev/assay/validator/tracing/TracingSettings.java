package dev.assay.validator.tracing;

import dev.assay.kit.config.Key;

/**
 * Whether spans are made; how they are exported is OpenTelemetry's own configuration.
 *
 * @param enabled false costs nothing
 */
public record TracingSettings(
    @Key(
            value = "enabled",
            defaultValue = "false",
            describes =
                "Whether to make a span for each event whose traceparent is sampled; exported as OTEL_* variables say, by default by OTLP over HTTP to localhost:4318")
        boolean enabled) {

  /** What the settings ask for. */
  public Tracing open() {
    return enabled ? OpenTelemetryTracing.configured() : Tracing.off();
  }
}
