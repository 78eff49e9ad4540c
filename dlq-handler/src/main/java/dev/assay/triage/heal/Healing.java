package dev.assay.triage.heal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.json.WireJson;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.Verdict;
import dev.assay.schema.validation.Violation;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Suggestion;
import dev.assay.triage.group.Complaint;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.LetterWriter;
import dev.assay.triage.group.Sample;
import dev.assay.triage.mark.GroupState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Judges the samples of a group once more. */
public final class Healing {
  private static final String PAYLOAD = "payload";
  private static final String META = "meta";

  private final NewestSchemas schemas;

  /** Healing by the newest version of each schema. */
  public Healing(NewestSchemas schemas) {
    this.schemas = schemas;
  }

  /** Grows with every change of a schema. */
  public long generation() {
    return schemas.generation();
  }

  /**
   * Who should judge a group again; nobody where it is dealt with, or where the newest version has
   * refused dead letters of it already.
   */
  public Optional<Judge> judgeOf(KnownGroup known, Instant now) {
    Complaint complaint = known.group().complaint();
    GroupState state = known.state(now);
    boolean isWaiting = state == GroupState.OPEN || state == GroupState.REGRESSED;
    if (!isWaiting
        || complaint.writer() != LetterWriter.ASSAY
        || complaint.schema().equals(Complaint.UNKNOWN_SCHEMA)) {
      return Optional.empty();
    }
    return schemas
        .of(SchemaReference.parse(complaint.schema()))
        .filter(judge -> !known.group().reach().schemas().contains(judge.version()));
  }

  /** What comes of judging; nothing where no sample passes. */
  public Optional<Suggestion> judged(
      KnownGroup known, List<Sample> samples, Judge judge, Instant now) {
    int passed = 0;
    int judged = 0;
    for (Sample sample : samples) {
      Optional<Boolean> passes =
          whole(sample.event().value()).flatMap(event -> passes(judge, sample, event));
      judged += passes.isPresent() ? 1 : 0;
      passed += passes.orElse(false) ? 1 : 0;
    }
    return passed == 0
        ? Optional.empty()
        : Optional.of(new Suggestion(judge.version(), passed, judged, known.group().count(), now));
  }

  /** Nothing where the verdict rests on what was hidden, before or now. */
  private static Optional<Boolean> passes(Judge judge, Sample sample, byte[] event) {
    if (!sample.event().value().text().contains(EventText.HIDDEN)) {
      return Optional.of(judge.passes(event));
    }
    Verdict verdict = judge.schema().validate(event);
    JsonNode shown = WireJson.MAPPER.readTree(event);
    List<Violation> now =
        verdict instanceof Verdict.Invalid invalid ? invalid.violations() : List.of();
    boolean restsOnHidden =
        Stream.concat(sample.violations().stream(), now.stream())
            .anyMatch(violation ->
                shown
                    .at(JsonPointer.compile(violation.instanceLocation()))
                    .asString("")
                    .equals(EventText.HIDDEN));
    return restsOnHidden ? Optional.empty() : Optional.of(verdict instanceof Verdict.Valid);
  }

  /** The bytes that a validator judges, where all of them were kept. */
  private static Optional<byte[]> whole(EventText value) {
    if (value.truncated() || value.text().startsWith(EventText.BASE64)) {
      return Optional.empty();
    }
    return Optional.of(enveloped(value.text()).orElse(value.text()).getBytes(UTF_8));
  }

  private static Optional<String> enveloped(String text) {
    try {
      JsonNode event = WireJson.MAPPER.readTree(text);
      return event.isObject() && event.path(META).isObject() && event.has(PAYLOAD)
          ? Optional.of(event.get(PAYLOAD).toString())
          : Optional.empty();
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }
}
