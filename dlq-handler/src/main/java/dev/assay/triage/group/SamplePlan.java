package dev.assay.triage.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which dead letters of a group are kept as samples: at most {@link #MAX_SAMPLES}.
 *
 * <p>The first five show how it began, which is where a cause is looked for. The earliest of each
 * of the last three times ten seconds with dead letters in them show what it is now, which is what
 * a repair must fit. In between, time is cut into equal spans, of which each keeps its earliest;
 * where they become more than eight, spans double their width. All three are what they are whatever
 * the order of arrival. Nothing changes while ten seconds already have their sample, so that a
 * flood costs next to nothing here.
 *
 * @param first the earliest, oldest first
 * @param recent the earliest of each of the last {@link #RECENT_SPAN_SECONDS}, oldest first
 * @param spanSeconds the width of a span, {@link #FIRST_SPAN_SECONDS} times a power of two
 * @param spread the earliest of each span, oldest first
 */
public record SamplePlan(
    List<Moment> first, List<Moment> recent, long spanSeconds, List<Moment> spread) {
  /** How many of the earliest are kept. */
  public static final int MAX_FIRST = 5;

  /** How many of the last spans with dead letters have their sample kept. */
  public static final int MAX_RECENT = 3;

  /** The width of those. */
  public static final long RECENT_SPAN_SECONDS = 10;

  /** How many spans have their sample kept. */
  public static final int MAX_SPREAD = 8;

  /** The most samples there can be. */
  public static final int MAX_SAMPLES = MAX_FIRST + MAX_RECENT + MAX_SPREAD;

  /** The width that spans begin with. */
  public static final long FIRST_SPAN_SECONDS = 64;

  /** What a group has before its first dead letter. */
  public static final SamplePlan NONE =
      new SamplePlan(List.of(), List.of(), FIRST_SPAN_SECONDS, List.of());

  public SamplePlan {
    first = List.copyOf(first);
    recent = List.copyOf(recent);
    spread = List.copyOf(spread);
    if (first.size() > MAX_FIRST || recent.size() > MAX_RECENT || spread.size() > MAX_SPREAD) {
      throw new IllegalArgumentException(
          "%d first, %d recent and %d spread samples are more than the %d, %d and %d that are kept"
              .formatted(
                  first.size(), recent.size(), spread.size(), MAX_FIRST, MAX_RECENT, MAX_SPREAD));
    }
  }

  /** This plan after one more dead letter; this one where it is not to be kept. */
  public SamplePlan with(Moment moment) {
    if (addsNothing(moment)) {
      return this;
    }
    List<Moment> earliest = earliest(moment);
    List<Moment> lately = lately(moment);
    long width = spanSeconds;
    List<Moment> spans = earliestOfEach(with(spread, moment), width);
    while (spans.size() > MAX_SPREAD) {
      width *= 2;
      spans = earliestOfEach(spans, width);
    }
    boolean same =
        earliest.equals(first)
            && lately.equals(recent)
            && width == spanSeconds
            && spans.equals(spread);
    return same ? this : new SamplePlan(earliest, lately, width, spans);
  }

  /** Every dead letter that is kept, oldest first, each once. */
  public List<Moment> kept() {
    TreeSet<Moment> all = new TreeSet<>(first);
    all.addAll(recent);
    all.addAll(spread);
    return List.copyOf(all);
  }

  /** Whether a dead letter is kept. */
  public boolean keeps(Moment moment) {
    return first.contains(moment) || recent.contains(moment) || spread.contains(moment);
  }

  /** The way of nearly all dead letters of a flood: later than all kept, in spans that have one. */
  private boolean addsNothing(Moment moment) {
    return first.size() == MAX_FIRST
        && moment.compareTo(recent.getLast()) > 0
        && span(moment, RECENT_SPAN_SECONDS) == span(recent.getLast(), RECENT_SPAN_SECONDS)
        && span(moment, spanSeconds) == span(spread.getLast(), spanSeconds)
        && moment.compareTo(spread.getLast()) > 0
        && moment.compareTo(first.getLast()) > 0;
  }

  private List<Moment> earliest(Moment moment) {
    List<Moment> all = with(first, moment);
    return all.size() > MAX_FIRST ? all.subList(0, MAX_FIRST) : all;
  }

  private List<Moment> lately(Moment moment) {
    List<Moment> all = earliestOfEach(with(recent, moment), RECENT_SPAN_SECONDS);
    return all.size() > MAX_RECENT ? all.subList(all.size() - MAX_RECENT, all.size()) : all;
  }

  private static List<Moment> with(List<Moment> some, Moment moment) {
    TreeSet<Moment> all = new TreeSet<>(some);
    all.add(moment);
    return new ArrayList<>(all);
  }

  private static List<Moment> earliestOfEach(List<Moment> sorted, long seconds) {
    TreeMap<Long, Moment> bySpan = new TreeMap<>();
    sorted.forEach(moment -> bySpan.putIfAbsent(span(moment, seconds), moment));
    return new ArrayList<>(bySpan.values());
  }

  private static long span(Moment moment, long seconds) {
    return Math.floorDiv(Objects.requireNonNull(moment).failedAt().getEpochSecond(), seconds);
  }
}
