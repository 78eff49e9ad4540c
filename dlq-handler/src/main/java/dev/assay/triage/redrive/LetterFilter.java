package dev.assay.triage.redrive;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.envelope.ByteRange;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.contracts.redrives.RedriveWish.Selection;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.json.JsonScan;
import dev.assay.schema.json.JsonScanner;
import dev.assay.schema.json.JsonTree;
import dev.assay.triage.judging.Judging;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Tells whether a dead letter is one that was selected.
 *
 * <p>Two questions, because what was moved is written down by scope: of the scope are all letters
 * of the group (or all there are), selected those that the other parts leave.
 */
final class LetterFilter {
  private static final String CE_SOURCE = "ce_source";

  private final Selection selection;
  private final Optional<FailureFingerprint> group;
  private final Optional<SchemaReference> schema;

  /**
   * A filter.
   *
   * @throws IllegalArgumentException if the selection names a group or schema that is none
   */
  LetterFilter(Selection selection) {
    this.selection = selection;
    this.group = selection.group().map(FailureFingerprint::new);
    this.schema = selection.schema().map(SchemaReference::parse);
  }

  boolean isInScope(Letter letter) {
    return group.map(letter.fingerprint()::equals).orElse(true);
  }

  /** Whether a letter of the scope is selected. */
  boolean selects(Letter letter) {
    return selection.sinceMs().map(since -> letter.failedAtMs() >= since).orElse(true)
        && selection.untilMs().map(until -> letter.failedAtMs() < until).orElse(true)
        && isAmongOffsets(letter)
        && schema
            .map(wanted -> letter.schema().map(it -> fits(wanted, it)).orElse(false))
            .orElse(true)
        && selection.producer().map(wanted -> isFrom(wanted, letter)).orElse(true);
  }

  private boolean isAmongOffsets(Letter letter) {
    var at = letter.position();
    return selection.offsets().isEmpty()
        || selection.offsets().stream()
            .anyMatch(span -> span.contains(at.topic(), at.partition(), at.offset()));
  }

  private static boolean fits(SchemaReference wanted, SchemaReference refused) {
    return wanted.name().equals(refused.name())
        && (wanted.track().isEmpty() || wanted.track().equals(refused.track()))
        && (wanted.version().isEmpty() || wanted.version().equals(refused.version()));
  }

  private static boolean isFrom(String producer, Letter letter) {
    return HeaderText.read(letter.headers(), CE_SOURCE)
        .or(() -> letter.arrival().value().flatMap(LetterFilter::sourceIn))
        .map(producer::equals)
        .orElse(false);
  }

  private static Optional<String> sourceIn(byte[] value) {
    ByteRange range = Judging.judged(value);
    if (!(JsonScanner.scan(value, range.fromInclusive(), range.toExclusive(), JsonScanner.MAX_DEPTH)
        instanceof JsonScan.WellFormed)) {
      return Optional.empty();
    }
    JsonNode source =
        JsonTree.read(value, range.fromInclusive(), range.toExclusive()).path("source");
    return source.isString() ? Optional.of(source.asString()) : Optional.empty();
  }
}
