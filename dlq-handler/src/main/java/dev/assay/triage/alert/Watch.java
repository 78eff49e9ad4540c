package dev.assay.triage.alert;

import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Suggestion;
import dev.assay.triage.group.Complaint;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Tempo;
import dev.assay.triage.mark.GroupState;
import dev.assay.triage.mark.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at a group and says what people should know that they have not been told. */
public final class Watch {
  /** A group has no history before it is so old. */
  private static final Duration HISTORY = Duration.ofMinutes(10);

  private final AlertLimits limits;

  /** A watch by these limits. */
  public Watch(AlertLimits limits) {
    this.limits = limits;
  }

  /**
   * What came of a look.
   *
   * @param memory what to know at the next look; the same object where nothing changed
   * @param alerts what to tell now
   */
  public record Seen(WatchMemory memory, List<Alert> alerts) {}

  /** Looks once. */
  public Seen look(KnownGroup known, WatchMemory before, Instant now) {
    List<Alert> alerts = new ArrayList<>();
    WatchMemory memory = before;
    GroupState state = known.state(now);
    boolean isQuiet = state == GroupState.MUTED || state == GroupState.FIXED;
    if (!memory.known()) {
      memory = memory.asKnown();
      boolean isNews = known.group().lastSeen().isAfter(now.minus(limits.newsWithin()));
      if (isNews && !isQuiet) {
        alerts.add(alert(known, AlertRule.NEW_GROUP, "", now));
      }
    }
    memory = regression(known, state, memory, now, alerts);
    memory = spike(known, isQuiet, memory, now, alerts);
    memory = age(known, isQuiet, memory, now, alerts);
    return new Seen(memory, alerts);
  }

  /** The alert that a version would let dead letters of a group pass. */
  public static Alert wouldPass(KnownGroup known, Suggestion suggestion, Instant now) {
    return alert(known, AlertRule.WOULD_PASS, suggestion.schema().toString(), now);
  }

  /** The alert that a schema has more dead letters in an hour than are allowed. */
  public Alert overBudget(String schema, long hour, long count, Instant now) {
    return new Alert(
        "budget/%s/%d".formatted(schema, hour),
        AlertRule.BUDGET,
        schema,
        "%s has %s dead letters in this hour, more than the %s allowed"
            .formatted(schema, number(count), number(limits.budgetPerHour())),
        List.of(),
        List.of(),
        now);
  }

  private static WatchMemory regression(
      KnownGroup known, GroupState state, WatchMemory memory, Instant now, List<Alert> alerts) {
    String mark = known.marks().latest().map(Mark::id).orElse("");
    if (state != GroupState.REGRESSED || memory.regressedFrom().equals(mark)) {
      return memory;
    }
    alerts.add(alert(known, AlertRule.REGRESSED, mark, now));
    return memory.regressed(mark);
  }

  private WatchMemory spike(
      KnownGroup known, boolean isQuiet, WatchMemory memory, Instant now, List<Alert> alerts) {
    FailureGroup group = known.group();
    Tempo tempo = group.figures().tempo();
    double rate = tempo.perMinute(now.toEpochMilli());
    double usual = tempo.usuallyPerMinute(now.toEpochMilli(), group.firstSeen().toEpochMilli());
    boolean hasHistory = group.firstSeen().isBefore(now.minus(HISTORY));
    boolean isSpike =
        hasHistory && rate >= limits.spikePerMinute() && rate >= limits.spikeFactor() * usual;
    if (isSpike && !memory.spiking() && !isQuiet) {
      alerts.add(alert(known, AlertRule.SPIKE, Long.toString(now.getEpochSecond() / 60), now));
      return memory.inSpike(true);
    }
    // A spike ends well below where it began, or one that lingers at the edge would be told again.
    boolean isOver = rate < limits.spikePerMinute() / 2 || rate < limits.spikeFactor() * usual / 2;
    return memory.spiking() && isOver ? memory.inSpike(false) : memory;
  }

  private WatchMemory age(
      KnownGroup known, boolean isQuiet, WatchMemory memory, Instant now, List<Alert> alerts) {
    Instant since = known.marks().latest().map(Mark::at).orElse(known.group().firstSeen());
    boolean isOpenTooLong = !isQuiet && since.isBefore(now.minus(limits.tooOldAfter()));
    boolean stillFails = known.group().lastSeen().isAfter(now.minus(limits.tooOldAfter()));
    if (!isOpenTooLong || !stillFails || memory.oldSinceMs() == since.toEpochMilli()) {
      return memory;
    }
    alerts.add(alert(known, AlertRule.TOO_OLD, Long.toString(since.toEpochMilli()), now));
    return memory.oldSince(since.toEpochMilli());
  }

  private static Alert alert(KnownGroup known, AlertRule rule, String occasion, Instant now) {
    FailureGroup group = known.group();
    String fingerprint = group.fingerprint().value();
    return new Alert(
        "%s/%s%s".formatted(rule.text(), fingerprint, occasion.isEmpty() ? "" : "/" + occasion),
        rule,
        fingerprint,
        headline(group.complaint()),
        facts(known, rule, now),
        group.reach().sourceTopics(),
        now);
  }

  private static String headline(Complaint complaint) {
    return complaint.keyword().isEmpty()
        ? "%s: %s".formatted(complaint.schema(), complaint.reason())
        : "%s: %s at %s"
            .formatted(
                complaint.schema(),
                complaint.keyword(),
                complaint.place().isEmpty() ? "the top" : complaint.place());
  }

  private static List<String> facts(KnownGroup known, AlertRule rule, Instant now) {
    FailureGroup group = known.group();
    List<String> facts = new ArrayList<>();
    facts.add(group.complaint().message());
    facts.add(
        "%s dead letters, %s a minute now, first seen %s"
            .formatted(
                number(group.count()),
                rate(group.figures().tempo().perMinute(now.toEpochMilli())),
                group.firstSeen()));
    if (!group.reach().producers().isEmpty()) {
      facts.add("sent by " + String.join(", ", group.reach().producers()));
    }
    if (rule == AlertRule.REGRESSED) {
      known
          .marks()
          .latest()
          .ifPresent(mark -> facts.add("fixed %s by %s".formatted(mark.at(), mark.by())));
    }
    Optional<String> suggested = known.suggestion().map(found -> told(group, found));
    suggested.ifPresent(facts::add);
    return facts;
  }

  /** A suggestion in a sentence, honest about what it rests on. */
  public static String told(FailureGroup group, Suggestion suggestion) {
    String command = "assay dlq redrive --group " + group.fingerprint();
    return suggestion.isExact()
        ? "%s of %s events would pass %s: %s"
            .formatted(
                number(suggestion.passed()),
                number(suggestion.count()),
                suggestion.schema(),
                command)
        : "about %s of %s events would pass %s, an estimate from %d of %d samples: %s"
            .formatted(
                number(suggestion.estimate()),
                number(suggestion.count()),
                suggestion.schema(),
                suggestion.passed(),
                suggestion.judged(),
                command);
  }

  private static String rate(double perMinute) {
    return String.format(Locale.ROOT, perMinute < 10 ? "%.1f" : "%.0f", perMinute);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
