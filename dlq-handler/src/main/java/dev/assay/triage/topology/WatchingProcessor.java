package dev.assay.triage.topology;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.Watch;
import dev.assay.triage.alert.WatchMemory;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Suggestion;
import dev.assay.triage.form.FormCodec;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Figures;
import dev.assay.triage.group.Sample;
import dev.assay.triage.heal.Healing;
import dev.assay.triage.heal.Judge;
import dev.assay.triage.mark.Marks;
import dev.assay.triage.timeline.HourTally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Looks at the groups every few seconds: at those that changed each time, at all of them once a
 * minute and after a start.
 *
 * <p>What it tells and what it remembers of it are one transaction, so that nothing is told twice
 * and nothing is forgotten, whatever dies. Work per look is bounded; the rest waits for the next.
 */
final class WatchingProcessor extends ContextualProcessor<String, Touch, String, Told> {
  static final Duration TICK = Duration.ofSeconds(5);
  private static final int TICKS_PER_FULL_LOOK = 12;
  private static final int MAX_JUDGED_PER_TICK = 200;
  private static final HourTally NOTHING_TOLD = HourTally.empty(-1);

  private final Watch watch;
  private final Healing healing;
  private final Set<String> touched = new LinkedHashSet<>();
  private final Set<String> toJudge = new LinkedHashSet<>();
  private final Map<String, HourTally> spentTold = new HashMap<>();
  private long judgedGeneration;
  private int ticks;
  private Optional<Stores> opened = Optional.empty();

  WatchingProcessor(Watch watch, Healing healing) {
    this.watch = watch;
    this.healing = healing;
  }

  @Override
  public void init(ProcessorContext<String, Told> context) {
    super.init(context);
    opened = Optional.of(Stores.of(context));
    var _ =
        context.schedule(
            TICK, PunctuationType.WALL_CLOCK_TIME, ms -> look(Instant.ofEpochMilli(ms)));
  }

  @Override
  public void process(Record<String, Touch> record) {
    touched.add(record.key());
  }

  private void look(Instant now) {
    Stores stores = opened.orElseThrow();
    boolean isNewGeneration = healing.generation() != judgedGeneration;
    if (ticks++ % TICKS_PER_FULL_LOOK == 0 || isNewGeneration) {
      addAll(stores, touched);
      judgedGeneration = healing.generation();
    }
    touched.forEach(fingerprint -> look(stores, fingerprint, now));
    touched.clear();
    judgeSome(stores, now);
    tellSpent(stores, now);
  }

  private void look(Stores stores, String fingerprint, Instant now) {
    WatchMemory before = Stores.in(stores.watches(), fingerprint).orElse(WatchMemory.NONE);
    known(stores, fingerprint, before)
        .ifPresent(known -> {
          Watch.Seen seen = watch.look(known, before, now);
          if (!seen.memory().equals(before)) {
            stores.watches().put(fingerprint, seen.memory());
          }
          seen.alerts().forEach(alert -> tell(alert, now));
          boolean isUnjudged =
              healing
                  .judgeOf(known, now)
                  .map(judge -> !judge.version().toString().equals(before.judgedBy()))
                  .orElse(false);
          boolean isOutdated =
              before.suggestion().isPresent() && healing.judgeOf(known, now).isEmpty();
          if (isUnjudged || isOutdated) {
            toJudge.add(fingerprint);
          }
        });
  }

  private void judgeSome(Stores stores, Instant now) {
    Iterator<String> waiting = toJudge.iterator();
    for (int left = MAX_JUDGED_PER_TICK; left > 0 && waiting.hasNext(); left--) {
      judge(stores, waiting.next(), now);
      waiting.remove();
    }
  }

  private void judge(Stores stores, String fingerprint, Instant now) {
    WatchMemory before = Stores.in(stores.watches(), fingerprint).orElse(WatchMemory.NONE);
    Optional<KnownGroup> group = known(stores, fingerprint, before);
    if (group.isEmpty()) {
      return;
    }
    Optional<Judge> judge = healing.judgeOf(group.get(), now);
    Optional<Suggestion> found =
        judge.flatMap(by -> healing.judged(group.get(), samples(stores, fingerprint), by, now));
    String by = judge.map(one -> one.version().toString()).orElse("");
    stores.watches().put(fingerprint, before.judged(by, found));
    found.ifPresent(suggestion ->
        tell(
            Watch.wouldPass(
                new KnownGroup(group.get().group(), group.get().marks(), found), suggestion, now),
            now));
  }

  private void tellSpent(Stores stores, Instant now) {
    long hour = HourTally.hourOf(now.toEpochMilli());
    try (KeyValueIterator<String, HourTally> all = stores.spent().all()) {
      while (all.hasNext()) {
        var schema = all.next();
        if (schema.value.hour() == hour
            && !schema.value.equals(spentTold.getOrDefault(schema.key, NOTHING_TOLD))) {
          spentTold.put(schema.key, schema.value);
          context()
              .forward(
                  new Record<>(
                      schema.key,
                      new Told.Spent(context().taskId().partition(), hour, schema.value.total()),
                      now.toEpochMilli()));
        }
      }
    }
  }

  private void tell(Alert alert, Instant now) {
    context().forward(new Record<>(alert.subject(), new Told.Alerted(alert), now.toEpochMilli()));
  }

  private static Optional<KnownGroup> known(Stores stores, String fingerprint, WatchMemory memory) {
    Optional<Figures> figures = Stores.in(stores.figures(), fingerprint);
    return figures.flatMap(found ->
        Stores.in(stores.profiles(), fingerprint)
            .map(profile ->
                new KnownGroup(
                    new FailureGroup(new FailureFingerprint(fingerprint), found, profile),
                    Stores.in(stores.marks(), fingerprint).orElse(Marks.NONE),
                    memory.suggestion())));
  }

  private static List<Sample> samples(Stores stores, String fingerprint) {
    List<Sample> samples = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all =
        stores.samples().range(Stores.from(fingerprint), Stores.to(fingerprint))) {
      all.forEachRemaining(entry -> samples.add(FormCodec.SAMPLE.read(entry.value)));
    }
    return samples;
  }

  private static void addAll(Stores stores, Set<String> fingerprints) {
    try (KeyValueIterator<String, Figures> all = stores.figures().all()) {
      all.forEachRemaining(entry -> fingerprints.add(entry.key));
    }
  }
}
