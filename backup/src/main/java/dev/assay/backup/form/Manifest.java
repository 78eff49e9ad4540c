package dev.assay.backup.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.facts.StateDigest;
import dev.assay.contracts.json.WireJson;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * What a backup consists of; written last, so that what has none is no backup.
 *
 * @param form how to read the rest; {@link #FORM}
 * @param name of the backup
 * @param build that made it
 * @param beganMs when, epoch milliseconds
 * @param finishedMs when everything but this was there, epoch milliseconds
 * @param log which log it is of
 * @param state what that log says
 * @param parts its objects; those of the log in the order of topics and offsets
 */
public record Manifest(
    int form,
    String name,
    String build,
    @JsonProperty("began_ms") long beganMs,
    @JsonProperty("finished_ms") long finishedMs,
    Log log,
    State state,
    List<Part> parts) {
  /** The only form there has been so far. */
  public static final int FORM = 1;

  /** What its object is called. */
  public static final String OBJECT = "manifest.json";

  public Manifest {
    parts = List.copyOf(parts);
  }

  /**
   * Which log, and up to where.
   *
   * @param clusterId the Kafka cluster's
   * @param prefix of the registry's topics
   * @param topics those of facts
   */
  public record Log(
      @JsonProperty("cluster_id") String clusterId, String prefix, List<Topic> topics) {
    public Log {
      topics = List.copyOf(topics);
    }
  }

  /**
   * One topic of facts.
   *
   * @param topic which
   * @param topicId the id that Kafka gave it
   * @param end the offset before which everything committed is in the backup
   * @param records how many that are
   */
  public record Topic(
      String topic, @JsonProperty("topic_id") String topicId, long end, long records) {
    public Topic {
      var _ = FactTopic.of(topic);
    }
  }

  /**
   * What the log says.
   *
   * @param digest {@link StateDigest} over it
   * @param statements about how many things it says something
   * @param versions how many of these are versions
   * @param highestId the highest schema id ever given, 0 for none
   */
  public record State(
      String digest, int statements, int versions, @JsonProperty("highest_id") int highestId) {
    public State {
      var _ = new StateDigest(digest);
    }
  }

  /** When it was made. */
  public Instant finishedAt() {
    return Instant.ofEpochMilli(finishedMs);
  }

  /** All its bytes, but for this. */
  public long bytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }

  /** How many records of a topic it has. */
  public long recordsOf(FactTopic topic) {
    return log.topics().stream()
        .filter(each -> each.topic().equals(topic.text()))
        .mapToLong(Topic::records)
        .sum();
  }

  /** As it is stored. */
  public byte[] json() {
    return WireJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  /**
   * Reads one.
   *
   * @throws BackupRefused if it is none, or none that this build can read
   */
  public static Manifest read(BackupName backup, byte[] json) {
    try {
      int form = WireJson.MAPPER.readTree(json).path("form").asInt(0);
      if (form > FORM) {
        throw new BackupRefused(
            "backup '%s' has form %d, known are forms up to %d; use the build that made it, or a newer one"
                .formatted(backup, form, FORM));
      }
      Manifest manifest = WireJson.MAPPER.readValue(json, Manifest.class);
      if (form == FORM && manifest.name.equals(backup.value())) {
        return manifest;
      }
    } catch (JacksonException | IllegalArgumentException | NullPointerException damaged) {
      throw unreadable(backup);
    }
    throw unreadable(backup);
  }

  private static BackupRefused unreadable(BackupName backup) {
    return new BackupRefused(
        "backup '%s': its %s can't be read, or is that of another one: it was cut or changed"
            .formatted(backup, OBJECT));
  }
}
