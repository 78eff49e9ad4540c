package dev.assay.registry.fleet;

import dev.assay.contracts.instances.InstanceCodec;
import dev.assay.contracts.instances.InstanceCodec.Heard;
import dev.assay.contracts.instances.InstanceId;
import dev.assay.contracts.instances.InstanceReport;
import dev.assay.kit.follow.Beginning;
import dev.assay.kit.follow.Follower;
import dev.assay.kit.follow.TopicFollower;
import dev.assay.kit.follow.TopicListener;
import dev.assay.kit.kafka.KafkaAccess;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the instances topic.
 *
 * <p>Begins a little before now: who said nothing for longer is not live. What it reads of that
 * past is known to be past, so that nobody takes an hour's counts for those of a moment.
 */
public final class FleetFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FleetFollower.class);
  private static final Duration BEFORE_NOW = Duration.ofMinutes(2);

  private final InstantSource clock;
  private final Listener listener;
  private final Fleet fleet;
  private final Follower follower;

  /** Told what is heard; runs on the thread that follows, and must not block for long. */
  public interface Listener {
    /**
     * An instance said something.
     *
     * @param isNow false where it had said so before this replica began to listen
     */
    void told(InstanceId id, InstanceReport report, boolean isNow);

    /** An instance stopped in good order. */
    void left(InstanceId id);

    /** Everything there is so far has been heard; called after it, and several times a second. */
    void heardAll();
  }

  private FleetFollower(
      KafkaAccess kafka, String topic, InstantSource clock, Fleet fleet, Listener listener) {
    this.clock = clock;
    this.fleet = fleet;
    this.listener = listener;
    this.follower =
        TopicFollower.start(
            kafka,
            new Follower.Manner("registry-fleet", topic, "can't hear the validators now"),
            new Beginning.Since(BEFORE_NOW, clock),
            new Hearing());
  }

  /** Begins to listen. */
  public static FleetFollower start(
      KafkaAccess kafka, String topic, InstantSource clock, Fleet fleet, Listener listener) {
    return new FleetFollower(kafka, topic, clock, fleet, listener);
  }

  private final class Hearing implements TopicListener {
    @Override
    public void heard(ConsumerRecord<byte[], byte[]> record, boolean isNew) {
      switch (InstanceCodec.read(record.key(), record.value())) {
        case Heard.Told(InstanceId id, InstanceReport report) -> {
          fleet.told(id, report, isNew ? Duration.ZERO : ago(record));
          listener.told(id, report, isNew);
        }
        case Heard.Left(InstanceId id) -> {
          fleet.left(id);
          listener.left(id);
        }
        case Heard.Unreadable(String problem) ->
            LOG.atDebug().addKeyValue("problem", problem).log("what an instance says is no report");
      }
    }

    @Override
    public void caughtUp() {
      listener.heardAll();
    }
  }

  // The broker dates the records of this topic.
  private Duration ago(ConsumerRecord<byte[], byte[]> record) {
    return Duration.ofMillis(Math.max(0, clock.instant().toEpochMilli() - record.timestamp()));
  }

  /** Stops listening. */
  @Override
  public void close() {
    follower.close();
  }
}
