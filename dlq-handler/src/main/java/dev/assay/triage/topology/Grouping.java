package dev.assay.triage.topology;

import dev.assay.triage.ask.OwnGroups;
import dev.assay.triage.form.UnreadableForm;
import dev.assay.triage.gather.Gathering;
import dev.assay.triage.gather.LetterCount;
import dev.assay.triage.gather.ReadingLag;
import dev.assay.triage.heal.Healing;
import dev.assay.triage.privacy.Keeping;
import dev.assay.triage.privacy.Privacy;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running application that groups dead letters.
 *
 * <p>What may pass (a broker away for long) costs a thread, which is replaced. Anything else stops
 * it: a dead letter skipped would be a count that is wrong for ever.
 */
public final class Grouping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Grouping.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(2_500);
  private static final int DEEPEST_CAUSE = 20;

  /** What Streams says of an instance that doesn't say where it is. */
  private static final String NOT_ADVERTISED = "unavailable:";

  private final KafkaStreams streams;
  private final Optional<String> advertised;
  private final GroupCount count;
  private final StreamsGroups groups;
  private final Gathering gathering;
  private volatile Optional<Throwable> stoppedBy = Optional.empty();

  private Grouping(GroupingSettings settings, LetterCount letters, Healing healing, Rules rules) {
    this.count = new GroupCount();
    this.advertised = settings.identity().advertised();
    this.streams =
        new KafkaStreams(
            FailureTopology.of(
                settings, new Collaborators(count, healing, rules.privacy, rules.keeping)),
            StreamsProperties.of(settings));
    this.groups = new StreamsGroups(streams, settings.parallelism().partitions());
    streams.setUncaughtExceptionHandler(this::answer);
    streams.start();
    this.gathering =
        Gathering.start(settings.gathering(), rules.privacy, letters, () -> stoppedBy.isEmpty());
  }

  /** Starts; groups can be read once {@link #condition} says so. */
  public static Grouping start(
      GroupingSettings settings, LetterCount letters, Healing healing, Rules rules) {
    return new Grouping(settings, letters, healing, rules);
  }

  /**
   * What may be kept, and how long.
   *
   * @param privacy what
   * @param keeping how long
   */
  public record Rules(Privacy privacy, Keeping keeping) {}

  /** The groups of this instance. */
  public OwnGroups groups() {
    return groups;
  }

  /** How many groups there are; cheap. */
  public long groupCount() {
    return count.total();
  }

  /** How many groups began here since the start, also those that are gone; only grows. */
  public long groupsOpened() {
    return count.opened();
  }

  /** Records that were not fetched yet, as far as Kafka's consumers know. */
  public double lag() {
    return gathering.lag() + ReadingLag.of(streams.metrics().values());
  }

  /** Where the other instances are, {@code host:port}. */
  public NavigableSet<String> others() {
    NavigableSet<String> places = new TreeSet<>();
    for (StreamsMetadata instance : streams.metadataForAllStreamsClients()) {
      places.add(instance.host() + ":" + instance.port());
    }
    advertised.ifPresent(places::remove);
    places.removeIf(place -> place.startsWith(NOT_ADVERTISED));
    return places;
  }

  /** How it is. */
  public Condition condition() {
    if (stoppedBy.isPresent()) {
      Throwable cause = stoppedBy.get();
      return new Condition.Stopped(inWords(cause), isFenced(cause));
    }
    if (gathering.isFenced()) {
      return new Condition.Stopped("another instance of the same name reads dead letters", true);
    }
    Optional<String> trouble = gathering.trouble();
    if (trouble.isPresent()) {
      return new Condition.NotYet(trouble.get());
    }
    KafkaStreams.State state = streams.state();
    return state == KafkaStreams.State.RUNNING
        ? new Condition.Running()
        : new Condition.NotYet("Kafka Streams is " + state);
  }

  private StreamThreadExceptionResponse answer(Throwable cause) {
    boolean passes = causes(cause).anyMatch(RetriableException.class::isInstance);
    if (!passes) {
      stoppedBy = Optional.of(cause);
    }
    LOG.atError()
        .addKeyValue("answer", passes ? "replace the thread" : "stop grouping")
        .setCause(cause)
        .log("grouping failed");
    return passes
        ? StreamThreadExceptionResponse.REPLACE_THREAD
        : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** What people can act on: Streams wraps it in words of its own. */
  private static String inWords(Throwable cause) {
    return causes(cause)
        .filter(UnreadableForm.class::isInstance)
        .findFirst()
        .map(Throwable::getMessage)
        .orElseGet(() -> String.valueOf(cause.getMessage()));
  }

  private static boolean isFenced(Throwable cause) {
    return causes(cause).anyMatch(FencedInstanceIdException.class::isInstance);
  }

  private static Stream<Throwable> causes(Throwable top) {
    return Stream.iterate(
            Optional.of(top), Optional::isPresent, each -> each.map(Throwable::getCause))
        .limit(DEEPEST_CAUSE)
        .flatMap(Optional::stream);
  }

  /** Commits, leaves the consumer group and closes the stores. */
  @Override
  public void close() {
    gathering.close();
    boolean closed =
        streams.close(
            CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT));
    if (!closed) {
      LOG.atWarn().addKeyValue("timeout", CLOSE_TIMEOUT).log("grouping did not close in time");
    }
  }
}
