package dev.assay.triage.form;

import dev.assay.schema.SchemaReference;
import dev.assay.triage.ask.Suggestion;
import java.time.Instant;

record SuggestionForm(String schema, int passed, int judged, long count, long atMs) {

  static SuggestionForm of(Suggestion suggestion) {
    return new SuggestionForm(
        suggestion.schema().toString(),
        suggestion.passed(),
        suggestion.judged(),
        suggestion.count(),
        suggestion.at().toEpochMilli());
  }

  Suggestion toSuggestion() {
    return new Suggestion(
        SchemaReference.parse(schema), passed, judged, count, Instant.ofEpochMilli(atMs));
  }
}
