package dev.assay.triage.alert;

import dev.assay.contracts.json.WireJson;
import dev.assay.schema.SchemaReference;
import dev.assay.triage.ask.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;

/** Alerts and what was told about a group, as JSON with the number of their form. */
public final class WatchForms {
  private static final int CURRENT = 1;

  private WatchForms() {}

  /** The bytes of an alert. */
  public static byte[] write(Alert alert) {
    return WireJson.MAPPER.writeValueAsBytes(
        new AlertForm(
            CURRENT,
            alert.id(),
            alert.rule().text(),
            alert.subject(),
            alert.headline(),
            alert.facts(),
            alert.sourceTopics(),
            alert.at().toEpochMilli()));
  }

  /**
   * The alert that was written.
   *
   * @throws RuntimeException if the bytes are no alert in a form that is known
   */
  public static Alert readAlert(byte[] bytes) {
    AlertForm form = read(bytes, AlertForm.class);
    return new Alert(
        form.id,
        AlertRule.parse(form.rule),
        form.subject,
        form.headline,
        form.facts,
        form.sourceTopics,
        Instant.ofEpochMilli(form.atMs));
  }

  /** The bytes of what was told about a group. */
  public static byte[] write(WatchMemory memory) {
    return WireJson.MAPPER.writeValueAsBytes(
        new MemoryForm(
            CURRENT,
            memory.known(),
            memory.spiking(),
            memory.regressedFrom(),
            memory.oldSinceMs(),
            memory.judgedBy(),
            memory
                .suggestion()
                .map(found ->
                    new SuggestionForm(
                        found.schema().toString(),
                        found.passed(),
                        found.judged(),
                        found.count(),
                        found.at().toEpochMilli()))));
  }

  /**
   * What was told about a group.
   *
   * @throws RuntimeException if the bytes are none in a form that is known
   */
  public static WatchMemory readMemory(byte[] bytes) {
    MemoryForm form = read(bytes, MemoryForm.class);
    return new WatchMemory(
        form.known,
        form.spiking,
        form.regressedFrom,
        form.oldSinceMs,
        form.judgedBy,
        form.suggestion.map(found ->
            new Suggestion(
                SchemaReference.parse(found.schema),
                found.passed,
                found.judged,
                found.count,
                Instant.ofEpochMilli(found.atMs))));
  }

  private static <F extends Numbered> F read(byte[] bytes, Class<F> type) {
    F form =
        WireJson.MAPPER
            .readerFor(type)
            .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .readValue(bytes);
    if (form.form() != CURRENT) {
      throw new IllegalArgumentException(
          "form %d is unknown, known is %d: run the version that wrote it, or a newer one"
              .formatted(form.form(), CURRENT));
    }
    return form;
  }

  private interface Numbered {
    int form();
  }

  private record AlertForm(
      int form,
      String id,
      String rule,
      String subject,
      String headline,
      List<String> facts,
      List<String> sourceTopics,
      long atMs)
      implements Numbered {}

  private record MemoryForm(
      int form,
      boolean known,
      boolean spiking,
      String regressedFrom,
      long oldSinceMs,
      String judgedBy,
      Optional<SuggestionForm> suggestion)
      implements Numbered {}

  private record SuggestionForm(String schema, int passed, int judged, long count, long atMs) {}
}
