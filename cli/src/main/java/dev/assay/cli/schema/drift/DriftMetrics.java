package dev.assay.cli.schema.drift;

import dev.assay.cli.schema.drift.SchemaDrift.State;

/**
 * Drift in Prometheus's text format, for a textfile collector or a Pushgateway.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition
 *     formats</a>
 */
final class DriftMetrics {
  private DriftMetrics() {}

  static String text(DriftDocument document) {
    StringBuilder text = new StringBuilder();
    gauge(text, "assay_schema_drift_up", "Whether the registry answered the drift check.");
    text.append("assay_schema_drift_up %d\n".formatted(document.reachable() ? 1 : 0));
    gauge(text, "assay_schema_drift_checked_timestamp_seconds", "When drift was checked.");
    text.append(
        "assay_schema_drift_checked_timestamp_seconds %d\n"
            .formatted(document.at().getEpochSecond()));
    if (document.reachable()) {
      gauge(text, "assay_schema_drift_schemas", "How many schemas stand so to the registry.");
      for (State state : State.values()) {
        text.append(
            "assay_schema_drift_schemas{state=\"%s\"} %d\n"
                .formatted(
                    state.word(),
                    document.schemas().stream().filter(one -> one.state() == state).count()));
      }
      gauge(text, "assay_schema_drift", "Whether a schema is not as the registry has it.");
      // Names are letters, digits, '.', '_' and '-': nothing to escape.
      document
          .schemas()
          .forEach(one ->
              text.append(
                  "assay_schema_drift{schema=\"%s\"} %d\n"
                      .formatted(one.schema(), one.state() == State.SAME ? 0 : 1)));
    }
    return text.toString();
  }

  private static void gauge(StringBuilder text, String name, String help) {
    text.append("# HELP %s %s\n# TYPE %s gauge\n".formatted(name, help, name));
  }
}
