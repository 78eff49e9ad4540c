package dev.assay.cli.mode;

import dev.assay.client.EnforcementClient;
import dev.assay.client.ServiceFailure;
import dev.assay.contracts.rest.InstancesBody;
import dev.assay.contracts.rest.InstancesBody.Seen;
import dev.assay.contracts.rest.LogPosition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether the live validators apply a decision yet.
 *
 * @param afterMs when all had acknowledged it, counted from the registry's answer
 * @param live how many there are; empty where nobody asked, or nobody knows
 * @param lagging names of those that had not
 * @param phrase the same for people, to be put behind a statement
 */
record Effect(Optional<Long> afterMs, Optional<Integer> live, List<String> lagging, String phrase) {
  static final Effect NOT_AWAITED = new Effect(Optional.empty(), Optional.empty(), List.of(), "");

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(15);

  Effect {
    lagging = List.copyOf(lagging);
  }

  /** Waits until all live validators have reached the position; those that fall silent drop out. */
  static Effect await(EnforcementClient registry, LogPosition decided, Duration patience) {
    long start = System.nanoTime();
    try {
      while (true) {
        List<Seen> live = registry.instances().instances().stream().filter(Seen::live).toList();
        List<Seen> lagging =
            live.stream()
                .filter(one -> one.report().enforcementOffset() < decided.enforcement())
                .toList();
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        if (!live.isEmpty() && lagging.isEmpty()) {
          return effective(live.size(), waited.toMillis());
        }
        if (waited.compareTo(patience) > 0) {
          return live.isEmpty() ? nobody() : lagging(live, lagging, waited);
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    } catch (ServiceFailure noWord) {
      return new Effect(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          ", but whether it is applied is unknown: " + noWord.getMessage());
    }
  }

  private static Effect effective(int live, long afterMs) {
    return new Effect(
        Optional.of(afterMs),
        Optional.of(live),
        List.of(),
        ", effective on %d of %d after %d ms".formatted(live, live, afterMs));
  }

  private static Effect nobody() {
    return new Effect(
        Optional.empty(),
        Optional.of(0),
        List.of(),
        ", but no validator is live: it holds from the first event of the next one");
  }

  private static Effect lagging(List<Seen> live, List<Seen> lagging, Duration waited) {
    return new Effect(
        Optional.empty(),
        Optional.of(live.size()),
        lagging.stream().map(Seen::instance).toList(),
        ", but effective on %d of %d only after %d ms: %s"
            .formatted(
                live.size() - lagging.size(),
                live.size(),
                waited.toMillis(),
                String.join(", ", lagging.stream().map(Effect::lag).toList())));
  }

  private static String lag(InstancesBody.Seen one) {
    return "%s lags at revision %d, heard of %d ms ago"
        .formatted(one.instance(), one.report().policyRevision(), one.silentMs());
  }
}
