package dev.assay.backup.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One object of a backup.
 *
 * @param object what it is called, within the backup
 * @param bytes of the object as it is stored
 * @param sha256 of the object as it is stored, hexadecimal
 * @param log which records it holds, as lines of JSON compressed with gzip; nothing of a snapshot
 *     of etcd
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Part(String object, long bytes, String sha256, Optional<Extent> log) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");

  public Part {
    if (!NAME.matcher(object).matches() || object.equals(Manifest.OBJECT)) {
      throw new IllegalArgumentException("'%s' names no part of a backup".formatted(object));
    }
  }

  /** An object and its sum. */
  public static Part of(String object, Sha256 sum, Optional<Extent> log) {
    return new Part(object, sum.bytes(), sum.hex(), log);
  }

  /**
   * Which records an object holds.
   *
   * @param topic of facts
   * @param first offset of the first one
   * @param last offset of the last one
   * @param records how many
   */
  public record Extent(String topic, long first, long last, long records) {
    public Extent {
      var _ = FactTopic.of(topic);
    }

    /** The topic of facts. */
    public FactTopic factTopic() {
      return FactTopic.of(topic);
    }
  }
}
