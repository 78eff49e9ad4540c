package dev.assay.triage.adding;

import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.FailureReason;
import dev.assay.triage.group.Moment;
import dev.assay.triage.group.Sample;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.intake.Intake;
import dev.assay.triage.intake.Opened;
import dev.assay.triage.privacy.Privacy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Dead letters on their way to their groups, added up by group.
 *
 * <p>A flood is many dead letters of few kinds: what is written for it grows with the kinds. Events
 * are cut here, and what is to be hidden is hidden here, so that no topic and no store of ours ever
 * holds it. Not for use by several threads.
 */
public final class Sheaf {
  /** Bytes in memory, about. */
  private static final long MAX_WEIGHT = 64L << 20;

  private final Privacy privacy;
  private final Function<Sample, byte[]> form;
  private final Intake intake = new Intake();
  private final SentSamples sent = new SentSamples();
  private final Map<String, Growing> groups = new LinkedHashMap<>();
  private final Map<Counted, Long> counts = new HashMap<>();
  private Counted counting = new Counted("", FailureReason.UNREADABLE);
  private long counted;
  private long letters;
  private long weight;
  private boolean isFull;

  /**
   * What dead letters are counted by.
   *
   * @param topic the dead-letter topic
   * @param reason why they were refused
   */
  public record Counted(String topic, FailureReason reason) {}

  /**
   * What was added up.
   *
   * @param additions one for each group
   * @param counts how many dead letters they are
   */
  public record Contents(List<Addition> additions, Map<Counted, Long> counts) {}

  /**
   * An empty one.
   *
   * @param privacy says what must not leave here
   * @param form how a sample is stored
   */
  public Sheaf(Privacy privacy, Function<Sample, byte[]> form) {
    this.privacy = privacy;
    this.form = form;
  }

  /** Adds a dead letter. */
  public void add(Arrival arrival) {
    Opened opened = intake.open(arrival);
    DeadLetterRecord letter = privacy.veiled(opened);
    String fingerprint = letter.fingerprint().value();
    Moment moment = letter.moment();
    Growing group = groups.get(fingerprint);
    if (group == null) {
      group = new Growing(letter, sent.of(fingerprint));
      groups.put(fingerprint, group);
      weight += Growing.WEIGHT;
    } else {
      weight += group.add(letter);
    }
    weight += group.sample(moment, () -> form.apply(privacy.veiledSample(opened)));
    isFull |= group.isFull() || weight > MAX_WEIGHT;
    count(moment.position().topic(), letter.complaint().reason());
    letters++;
  }

  /** Most dead letters are counted by the same as the one before. */
  private void count(String topic, FailureReason reason) {
    if (!counting.topic.equals(topic) || !counting.reason.equals(reason)) {
      settle();
      counting = new Counted(topic, reason);
    }
    counted++;
  }

  private void settle() {
    if (counted > 0) {
      counts.merge(counting, counted, Long::sum);
      counted = 0;
    }
  }

  /** How many dead letters are in it. */
  public long letters() {
    return letters;
  }

  /** Whether it should be emptied before more is added: it is heavy, or a group in it is. */
  public boolean isFull() {
    return isFull;
  }

  /** Empties it. */
  public Contents take() {
    List<Addition> additions = new ArrayList<>(groups.size());
    groups.forEach((fingerprint, group) -> {
      additions.add(group.addition());
      sent.remember(fingerprint, group.plan());
    });
    settle();
    Contents contents = new Contents(additions, Map.copyOf(counts));
    empty();
    return contents;
  }

  /** Throws everything away, as if it had never been added, and what was taken last likewise. */
  public void forget() {
    empty();
    sent.forgetAll();
  }

  private void empty() {
    groups.clear();
    counts.clear();
    counted = 0;
    letters = 0;
    weight = 0;
    isFull = false;
  }
}
