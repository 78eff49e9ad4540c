package dev.assay.registry.fleet;

import dev.assay.contracts.instances.InstanceId;
import dev.assay.contracts.instances.InstanceReport;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * The validators that were heard of; written by one thread, read by many.
 *
 * <p>Ages are measured by a clock that never jumps.
 */
public final class Fleet {
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

  private final LongSupplier nanos;
  private final ConcurrentMap<InstanceId, Heard> heard = new ConcurrentHashMap<>();

  /** A fleet that nobody was heard of yet, by this clock, such as {@link System#nanoTime}. */
  public Fleet(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** An instance said something, so long ago. */
  public void told(InstanceId id, InstanceReport report, Duration ago) {
    heard.put(id, new Heard(report, nanos.getAsLong() - ago.toNanos()));
  }

  /** An instance stopped in good order. */
  public void left(InstanceId id) {
    heard.remove(id);
  }

  /**
   * Everybody, by name and start.
   *
   * <p>Not there is who was silent for long, and who missed its beat while another run goes on
   * under its name: a process that was killed and started again.
   */
  public List<Member> members() {
    long now = nanos.getAsLong();
    List<Member> all =
        heard.entrySet().stream()
            .map(entry ->
                new Member(
                    entry.getKey(),
                    entry.getValue().report,
                    Duration.ofNanos(Math.max(0, now - entry.getValue().atNanos))))
            .sorted(
                Comparator.comparing((Member member) -> member.id().instance())
                    .thenComparingLong(member -> member.report().startedMs())
                    .thenComparing(member -> member.id().incarnation()))
            .toList();
    all.stream().filter(member -> isGone(member, all)).forEach(this::forget);
    return all.stream().filter(member -> !isGone(member, all)).toList();
  }

  // Unless it has said something since.
  private void forget(Member gone) {
    heard.computeIfPresent(gone.id(), (_, last) -> last.report.equals(gone.report()) ? null : last);
  }

  /** Those that are live. */
  public List<Member> live() {
    return members().stream().filter(Member::isLive).toList();
  }

  private static boolean isGone(Member member, List<Member> all) {
    if (member.silentFor().compareTo(FORGOTTEN_AFTER) > 0) {
      return true;
    }
    Optional<Member> successor =
        all.stream()
            .filter(other ->
                other.id().instance().equals(member.id().instance())
                    && other.report().startedMs() > member.report().startedMs()
                    && !other.missesItsBeat())
            .findFirst();
    return successor.isPresent() && member.missesItsBeat();
  }

  private record Heard(InstanceReport report, long atNanos) {}
}
