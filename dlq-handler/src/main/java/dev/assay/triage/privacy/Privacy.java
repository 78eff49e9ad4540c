package dev.assay.triage.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.schema.SchemaReference;
import dev.assay.triage.group.Bounds;
import dev.assay.triage.group.Complaint;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.LetterWriter;
import dev.assay.triage.group.Sample;
import dev.assay.triage.group.Trace;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.intake.Opened;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.JsonNode;

/**
 * What may be kept and shown of dead letters: by rules of operators, and by what schemas call
 * {@code x-sensitive}; safe for use by many threads.
 *
 * <p>All versions of a schema count, on all tracks: what one of them calls sensitive is hidden of
 * every event that names the schema.
 */
public final class Privacy {
  /** Hides nothing. */
  public static final Privacy NONE = new Privacy(List.of(), SchemaTexts.NONE);

  private static final int MAX_MASKS = 10_000;
  private static final String SOURCE = "source";

  private final List<PrivacyRule> rules;
  private final SchemaTexts texts;
  private final ConcurrentMap<About, Known> masks = new ConcurrentHashMap<>();

  private record About(String sourceTopic, Optional<SchemaReference> schema) {}

  private record Known(long generation, Optional<Mask> mask) {}

  /** Privacy by these rules and schemas. */
  public Privacy(List<PrivacyRule> rules, SchemaTexts texts) {
    this.rules = List.copyOf(rules);
    this.texts = texts;
  }

  /** Grows when other things may have to be hidden than before. */
  public long generation() {
    return texts.generation();
  }

  /** What is hidden of events from this topic that name this schema; nothing for most. */
  public Optional<Mask> maskOf(String sourceTopic, Optional<SchemaReference> schema) {
    About about = new About(sourceTopic, schema);
    long now = texts.generation();
    Known known = masks.get(about);
    if (known == null || known.generation != now) {
      if (masks.size() > MAX_MASKS) {
        masks.clear();
      }
      known = new Known(now, made(about));
      masks.put(about, known);
    }
    return known.mask;
  }

  private Optional<Mask> made(About about) {
    Set<PlacePattern> places = new HashSet<>();
    boolean keys = false;
    for (PrivacyRule rule : rules) {
      if (rule.isAbout(about.sourceTopic)) {
        places.addAll(rule.places());
        keys |= rule.keys();
      }
    }
    List<JsonNode> documents =
        about.schema.map(schema -> texts.named(schema.name().value())).orElse(List.of());
    boolean saysAnything = documents.stream().anyMatch(this::maySaySensitive);
    boolean isMissing = about.schema.map(texts::isMissing).orElse(false);
    return places.isEmpty() && !keys && !saysAnything && !isMissing
        ? Optional.empty()
        : Optional.of(
            new Mask(
                places,
                saysAnything ? documents : List.of(),
                texts,
                new Mask.Reach(keys, isMissing)));
  }

  private boolean maySaySensitive(JsonNode document) {
    return document.findValue(SchemaWalk.SENSITIVE) != null
        || document.findValuesAsString("$ref").stream().anyMatch(ref -> ref.startsWith("assay:"));
  }

  /** A dead letter without what is hidden; the same object where nothing is. */
  public DeadLetterRecord veiled(Opened opened) {
    DeadLetterRecord letter = opened.letter();
    return maskOf(letter.trace().sourceTopic(), letter.trace().schema())
        .map(mask ->
            new DeadLetterRecord(
                letter.fingerprint(),
                letter.moment(),
                veiled(letter.complaint()),
                new Trace(
                    letter.trace().sourceTopic(),
                    letter.trace().schema(),
                    producer(mask, letter.trace().producer(), opened.arrival()))))
        .orElse(letter);
  }

  /** A dead letter as an example, without what is hidden. */
  public Sample veiledSample(Opened opened) {
    Trace trace = opened.letter().trace();
    return maskOf(trace.sourceTopic(), trace.schema())
        .map(mask -> veiled(mask, opened.sample(), opened.arrival()))
        .orElseGet(opened::sample);
  }

  /** An application's message may hold what it refused; a validator's never does. */
  private static Complaint veiled(Complaint complaint) {
    return complaint.writer() == LetterWriter.ASSAY
        ? complaint
        : new Complaint(
            complaint.writer(),
            complaint.schema(),
            complaint.reason(),
            complaint.keyword(),
            complaint.place(),
            complaint.writer() == LetterWriter.UNKNOWN ? complaint.message() : EventText.HIDDEN);
  }

  private static Optional<String> producer(Mask mask, Optional<String> producer, Arrival arrival) {
    return mask.hides(SOURCE) && !isInHeaders(producer, arrival) ? Optional.empty() : producer;
  }

  private static boolean isInHeaders(Optional<String> producer, Arrival arrival) {
    for (var header : arrival.headers()) {
      boolean says =
          header.value() != null
              && producer.isPresent()
              && new String(header.value(), UTF_8).strip().equals(producer.get());
      if (says) {
        return true;
      }
    }
    return false;
  }

  private static Sample veiled(Mask mask, Sample sample, Arrival arrival) {
    return new Sample(
        sample.moment(),
        sample.origin(),
        sample.schema(),
        producer(mask, sample.producer(), arrival),
        new Sample.Event(
            arrival.key().map(key -> EventText.of(mask.key(key), Bounds.MAX_KEY_BYTES)),
            arrival.value().map(value -> text(mask, value)).orElse(EventText.EMPTY)),
        sample.attempt(),
        sample.violations());
  }

  /** What is cut could not be looked through again when there is more to hide. */
  private static EventText text(Mask mask, byte[] value) {
    return value.length > Bounds.MAX_VALUE_BYTES
        ? new EventText(EventText.HIDDEN, true)
        : EventText.of(mask.value(value), Bounds.MAX_VALUE_BYTES);
  }

  /** A sample that was kept before a rule was; the same object where nothing is hidden. */
  public Sample veiled(Sample kept) {
    return maskOf(kept.origin().topic(), kept.schema())
        .map(mask -> {
          EventText value = kept.event().value();
          EventText shown =
              value.truncated() && !value.text().equals(EventText.HIDDEN)
                  ? new EventText(EventText.HIDDEN, true)
                  : text(mask, value);
          Optional<EventText> key =
              kept.event()
                  .key()
                  .map(it ->
                      new EventText(
                          new String(mask.key(it.text().getBytes(UTF_8)), UTF_8), it.truncated()));
          Optional<String> producer =
              mask.hides(SOURCE) ? Optional.<String>empty() : kept.producer();
          boolean isSame =
              shown.equals(value)
                  && key.equals(kept.event().key())
                  && producer.equals(kept.producer());
          return isSame
              ? kept
              : new Sample(
                  kept.moment(),
                  kept.origin(),
                  kept.schema(),
                  producer,
                  new Sample.Event(key, shown),
                  kept.attempt(),
                  kept.violations());
        })
        .orElse(kept);
  }

  private static EventText text(Mask mask, EventText value) {
    return value.text().isEmpty() || value.text().equals(EventText.HIDDEN)
        ? value
        : new EventText(
            new String(mask.value(value.text().getBytes(UTF_8)), UTF_8), value.truncated());
  }
}
