package dev.assay.triage.redrive;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.envelope.ByteRange;
import dev.assay.contracts.envelope.Envelope;
import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.redrives.RedriveWish;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Track;
import dev.assay.schema.validation.Violation;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.judging.Judgement;
import dev.assay.triage.judging.Judging;
import dev.assay.triage.judging.NewestVersion;
import dev.assay.triage.repair.Repair;
import dev.assay.triage.repair.Repaired;
import dev.assay.triage.repair.Repairing;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decides about one dead letter after the other; safe for use by many threads, never throws for
 * what a letter holds.
 *
 * <p>The order: is it ours, is it selected, was it moved before; has it been tried too often; where
 * would it go; does the repair fit; would it pass. Nothing that would be refused again is sent
 * where it would be judged, and nothing unjudged where only judged events belong.
 */
public final class Decider {
  private final RedriveWish wish;
  private final LetterFilter filter;
  private final Repair repair;
  private final Optional<Track> track;
  private final Judging judging;
  private final Redriven redriven;
  private final Destinations destinations;
  private final Outgoing outgoing;

  /**
   * A decider for one redrive.
   *
   * @throws IllegalArgumentException if the wish names something that is none, see {@link #check}
   */
  public Decider(String redrive, RedriveWish wish, World world) {
    this.wish = wish;
    this.filter = new LetterFilter(wish.selection());
    this.repair = Repair.of(wish.repair());
    this.track = wish.movement().track().map(Track::new);
    this.judging = world.judging();
    this.redriven = world.redriven();
    this.destinations = world.destinations();
    this.outgoing = new Outgoing(redrive, destinations);
  }

  /**
   * What a decision depends on beside the letter and the wish.
   *
   * @param judging by the newest schemas
   * @param redriven what redrives have dealt with before this one went on
   * @param destinations the topics there are
   */
  public record World(Judging judging, Redriven redriven, Destinations destinations) {}

  /**
   * Looks whether a wish can be followed.
   *
   * @throws IllegalArgumentException naming the part that can't, and what to give
   */
  public static void check(RedriveWish wish) {
    var _ = new LetterFilter(wish.selection());
    var _ = Repair.of(wish.repair());
    var _ = wish.movement().track().map(Track::new);
    var _ = Destinations.checked(wish.movement().to());
  }

  /** What becomes of a dead letter. */
  public Disposition decide(Arrival arrival) {
    Letter letter = Letter.of(arrival);
    if (!filter.isInScope(letter)) {
      return new Disposition.OutOfScope();
    }
    if (!filter.selects(letter)) {
      return new Disposition.NotSelected();
    }
    if (!wish.movement().again() && redriven.contains(letter.fingerprint(), letter.position())) {
      return new Disposition.Already();
    }
    if (arrival.hidden()) {
      // Nothing is sent that lacks a part of what it was.
      return new Disposition.Stays("hidden-in-archive");
    }
    return letter.attempt() >= wish.movement().maxAttempts()
        ? parked(
            letter,
            "attempts",
            "redriven %d times, allowed are %d"
                .formatted(letter.attempt(), wish.movement().maxAttempts()))
        : sent(letter);
  }

  private Disposition sent(Letter letter) {
    Optional<String> topic = Destinations.topic(wish.movement().to(), letter.source());
    Optional<String> refusal =
        topic.isEmpty() ? Optional.of("source-unknown") : destinations.refusal(topic.get());
    return refusal
        .<Disposition>map(Disposition.Stays::new)
        .orElseGet(() -> repaired(letter, topic.orElseThrow()));
  }

  private Disposition repaired(Letter letter, String topic) {
    Optional<byte[]> value = letter.arrival().value();
    if (value.isEmpty()) {
      // A tombstone breaks no schema; a validator lets it through.
      return new Disposition.Moves(
          outgoing.moved(letter, topic, null, Optional.empty()), false, Optional.empty());
    }
    ByteRange range = Judging.judged(value.get());
    byte[] event = Arrays.copyOfRange(value.get(), range.fromInclusive(), range.toExclusive());
    return switch (Repairing.apply(repair, event)) {
      case Repaired.Unfit(String why) -> failing(letter, "repair: " + why, why);
      case Repaired.Done done -> {
        byte[] json = done.json();
        boolean changed = done.changed();
        byte[] whole = changed ? spliced(value.get(), range, json) : value.get();
        ByteRange within =
            new ByteRange(range.fromInclusive(), range.fromInclusive() + json.length);
        yield judged(letter, new Candidate(topic, Optional.of(whole), changed), within);
      }
    };
  }

  /**
   * An event as it would be sent.
   *
   * @param whole its value, always there
   */
  private record Candidate(String topic, Optional<byte[]> whole, boolean changed) {
    byte[] value() {
      return whole.orElseThrow();
    }
  }

  private Disposition judged(Letter letter, Candidate candidate, ByteRange range) {
    Optional<SchemaReference> reference = letter.schema().map(this::onTrack);
    return switch (judging.judge(reference, candidate.value(), range)) {
      case Judgement.Passes(NewestVersion version) ->
          moves(letter, candidate, Optional.of(version));
      case Judgement.Unjudged _ ->
          wish.movement().to().equals("validated")
              ? failing(letter, "no-schema", "the event names no schema")
              : moves(letter, candidate, Optional.empty());
      case Judgement.Fails(String reason, Optional<Violation> first) ->
          failing(
              letter,
              first
                  .map(it -> "%s: %s at %s".formatted(reason, it.keyword(), place(it)))
                  .orElse(reason),
              first.map(it -> it.message()).orElse(reason));
    };
  }

  private Disposition moves(Letter letter, Candidate candidate, Optional<NewestVersion> version) {
    Optional<SchemaReference> claim =
        version
            .filter(_ -> track.isPresent() || pinsAVersion(letter, candidate))
            .map(it -> SchemaReference.latestOf(it.subject()));
    return new Disposition.Moves(
        outgoing.moved(letter, candidate.topic(), candidate.value(), claim),
        candidate.changed(),
        version);
  }

  /** Whether the event itself would have the version judge again that refused it. */
  private static boolean pinsAVersion(Letter letter, Candidate candidate) {
    return letter.headers().lastHeader(HeaderNames.CE_DATASCHEMA) != null
        || Envelope.in(candidate.value())
            .flatMap(Envelope::schemaId)
            .map(id -> id.contains("@"))
            .orElse(false);
  }

  private SchemaReference onTrack(SchemaReference refused) {
    return new SchemaReference(track.or(refused::track), refused.name(), Optional.empty());
  }

  private Disposition failing(Letter letter, String reason, String why) {
    return wish.movement().parkFailing()
        ? parked(letter, reason, "still fails: " + why)
        : new Disposition.Stays(reason);
  }

  private Disposition parked(Letter letter, String reason, String why) {
    // No topic is created because some header names it: its source must be there.
    Optional<String> source = letter.source().topic();
    Optional<String> refusal =
        source.isEmpty() ? Optional.of("source-unknown") : destinations.refusal(source.get());
    return refusal
        .<Disposition>map(Disposition.Stays::new)
        .orElseGet(() ->
            new Disposition.Parks(outgoing.parked(letter, source.orElseThrow(), why), reason));
  }

  private static String place(Violation violation) {
    return FailureFingerprint.place(violation).isEmpty()
        ? "the top"
        : FailureFingerprint.place(violation);
  }

  private static byte[] spliced(byte[] value, ByteRange range, byte[] json) {
    int after = value.length - range.toExclusive();
    byte[] whole = new byte[range.fromInclusive() + json.length + after];
    System.arraycopy(value, 0, whole, 0, range.fromInclusive());
    System.arraycopy(json, 0, whole, range.fromInclusive(), json.length);
    System.arraycopy(value, range.toExclusive(), whole, range.fromInclusive() + json.length, after);
    return whole;
  }
}
