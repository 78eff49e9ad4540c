package dev.assay.validator.whatif;

import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.contracts.rest.WhatIfBody;
import dev.assay.schema.SchemaName;
import dev.assay.validator.judgement.Event;
import dev.assay.validator.judgement.Outcome;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found so far; bounded, however many events there are.
 *
 * <p>Written by one thread, read by those who ask how far it is.
 */
final class Findings {
  private static final int MAX_GROUPS = 1_000;
  private static final int SHOWN_GROUPS = 100;
  private static final int MAX_KEYS = 65_536;

  private final Map<FailureFingerprint, GroupTally> groups = new HashMap<>();
  private final KeySample keys = new KeySample(MAX_KEYS);
  private final Optional<GuardReplay> guard;
  private final boolean compares;
  private final Counts supposed = new Counts();
  private final Counts today = new Counts();
  private long newlyInvalid;
  private long newlyValid;
  private long deadLettered;

  Findings(Question question) {
    this.guard = question.guard().map(limits -> new GuardReplay(limits, question.span()));
    this.compares = question.candidate().isPresent();
  }

  synchronized void add(Event event, Trial.Judged judged) {
    Origin origin = event.origin();
    Verdict verdict = supposed.count(judged.supposed());
    Optional<Verdict> before = judged.today().map(today::count);
    boolean isNew = verdict == Verdict.INVALID && before.filter(Verdict.VALID::equals).isPresent();
    newlyInvalid += isNew ? 1 : 0;
    newlyValid +=
        verdict == Verdict.VALID && before.filter(Verdict.INVALID::equals).isPresent() ? 1 : 0;
    event.key().ifPresent(key -> keys.add(key, verdict == Verdict.INVALID));
    failure(judged.supposed()).ifPresent(failure -> group(failure, origin, isNew));
    if (judged.supposed() instanceof Outcome.Refused) {
      deadLettered++;
      guard.ifPresent(replay -> replay.refused(origin.timestampMs()));
    }
    schema(judged.supposed())
        .filter(_ -> verdict == Verdict.VALID || verdict == Verdict.INVALID)
        .ifPresent(schema ->
            guard.ifPresent(replay ->
                replay.judged(schema.value(), origin.timestampMs(), verdict == Verdict.INVALID)));
    if (verdict == Verdict.INVALID) {
      fail(judged.supposed(), origin);
    }
  }

  private void fail(Outcome outcome, Origin origin) {
    schema(outcome)
        .ifPresent(schema ->
            failure(outcome)
                .ifPresent(failure ->
                    guard.ifPresent(replay ->
                        replay.failed(
                            schema.value(), failure.fingerprint(), origin.timestampMs()))));
  }

  private void group(Failure failure, Origin origin, boolean isNew) {
    GroupTally group = groups.get(failure.fingerprint());
    if (group == null && groups.size() < MAX_GROUPS) {
      group = new GroupTally(failure);
      groups.put(failure.fingerprint(), group);
    }
    if (group != null) {
      group.add(origin, isNew);
    }
  }

  private static Optional<Failure> failure(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Marked marked -> Optional.of(marked.failure());
      case Outcome.Refused refused -> Optional.of(refused.failure());
      case Outcome.Passed _, Outcome.Skipped _, Outcome.Unjudged _ -> Optional.empty();
    };
  }

  private static Optional<SchemaName> schema(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Passed passed -> Optional.of(passed.schema());
      case Outcome.Marked marked -> Optional.of(marked.schema());
      case Outcome.Refused refused -> refused.schema();
      case Outcome.Skipped _, Outcome.Unjudged _ -> Optional.empty();
    };
  }

  synchronized WhatIfBody.Answer answer() {
    var shown =
        groups.values().stream()
            .sorted(Comparator.comparingLong(GroupTally::events).reversed())
            .limit(SHOWN_GROUPS)
            .map(GroupTally::body)
            .toList();
    long inShown = shown.stream().mapToLong(WhatIfBody.Group::events).sum();
    return new WhatIfBody.Answer(
        supposed.in(),
        supposed.valid,
        supposed.invalid,
        supposed.unchecked,
        supposed.skipped,
        deadLettered,
        keys.body(),
        compares
            ? Optional.of(
                new WhatIfBody.Comparison(today.valid, today.invalid, newlyInvalid, newlyValid))
            : Optional.empty(),
        shown,
        Math.max(0, supposed.invalid - inShown),
        guard.map(GuardReplay::body));
  }

  /** What a schema said about an event, whatever the mode makes of it. */
  private enum Verdict {
    VALID,
    INVALID,
    UNCHECKED,
    SKIPPED
  }

  private static final class Counts {
    private long valid;
    private long invalid;
    private long unchecked;
    private long skipped;

    Verdict count(Outcome outcome) {
      Verdict verdict = verdict(outcome);
      switch (verdict) {
        case VALID -> valid++;
        case INVALID -> invalid++;
        case UNCHECKED -> unchecked++;
        case SKIPPED -> skipped++;
      }
      return verdict;
    }

    long in() {
      return valid + invalid + unchecked + skipped;
    }

    private static Verdict verdict(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Passed _ -> Verdict.VALID;
        case Outcome.Skipped _ -> Verdict.SKIPPED;
        case Outcome.Unjudged _ -> Verdict.UNCHECKED;
        case Outcome.Marked _ -> Verdict.INVALID;
        case Outcome.Refused refused ->
            switch (refused.failure().reason()) {
              case NOT_JSON, SCHEMA_VIOLATION, TOO_LARGE, TOO_DEEP -> Verdict.INVALID;
              case UNKNOWN_SCHEMA, INTERNAL -> Verdict.UNCHECKED;
            };
      };
    }
  }
}
