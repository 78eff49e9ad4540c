package dev.assay.triage.moving;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.kit.topics.Replication;
import dev.assay.triage.archive.ArchiveStore;
import dev.assay.triage.privacy.Privacy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What redrives are told.
 *
 * @param kafka how to reach it
 * @param names of the cluster's own topics
 * @param deadLetterTopics what may be redriven
 * @param hands who works here, and when to take over from another
 * @param replication of the topics that are created
 * @param privacy what is not shown of events
 * @param archives where archives are, if anywhere
 */
public record MovingSettings(
    KafkaAccess kafka,
    TopicNames names,
    List<String> deadLetterTopics,
    Hands hands,
    Replication replication,
    Privacy privacy,
    Optional<ArchiveStore> archives) {
  public MovingSettings {
    deadLetterTopics = List.copyOf(deadLetterTopics);
  }

  /** Settings that hide nothing. */
  public MovingSettings(
      KafkaAccess kafka,
      TopicNames names,
      List<String> deadLetterTopics,
      Hands hands,
      Replication replication) {
    this(kafka, names, deadLetterTopics, hands, replication, Privacy.NONE, Optional.empty());
  }

  /** These, showing no more than may be shown, with a place for archives. */
  public MovingSettings with(Privacy other, Optional<ArchiveStore> store) {
    return new MovingSettings(kafka, names, deadLetterTopics, hands, replication, other, store);
  }

  /**
   * Who works here.
   *
   * @param instance a name that a restarted instance keeps, so that it goes on at once
   * @param takeoverAfter how long a redrive may be silent before another instance takes it; longer
   *     than a working one ever is
   */
  public record Hands(String instance, Duration takeoverAfter) {}

  /** Under which all wishes about redrives are decided in turn. */
  String deskId() {
    return names.redrives() + "-desk";
  }

  /** Under which one redrive moves; whoever takes it fences its former holder. */
  String moverId(String redrive) {
    return names.redrives() + "-" + redrive;
  }
}
