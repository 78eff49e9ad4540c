package dev.assay.contracts.topics;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The topics of one registry cluster, and the ones that belong to a source topic.
 *
 * @param prefix what the registry's own topics begin with, by default {@code assay.}
 */
public record TopicNames(String prefix) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  /** The names where nobody configured others. */
  public static final TopicNames DEFAULT = new TopicNames("assay.");

  /** How a topic of facts is created: one partition, of which the latest statements are kept. */
  public static final Map<String, String> FACTS_SETTINGS =
      Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.1");

  public TopicNames {
    if (!SHAPE.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "topic prefix '%s' must be 1 to 100 letters, digits, '.', '_' or '-'".formatted(prefix));
    }
  }

  /** Every registry fact; compacted, one partition. */
  public String schemas() {
    return prefix + "schemas";
  }

  /** What changed, as CloudEvents. */
  public String schemaChanges() {
    return prefix + "schema-changes";
  }

  /** Enforcement policies by scope; compacted, one partition. */
  public String enforcement() {
    return prefix + "enforcement";
  }

  /** Every write asked for, granted or refused. */
  public String audit() {
    return prefix + "audit";
  }

  /** What each validator says of itself, the latest and a while back; one partition. */
  public String instances() {
    return prefix + "instances";
  }

  /**
   * The transactional id under which alone facts are written; whoever uses it fences the others.
   */
  public String pen() {
    return prefix + "pen";
  }

  /** Redrives and what they moved; compacted, one partition. */
  public String redrives() {
    return prefix + "redrives";
  }

  /** What people said about failure groups: muted, fixed, open; compacted. */
  public String failureMarks() {
    return prefix + "failure-marks";
  }

  /** Alerts on their way to people. */
  public String alerts() {
    return prefix + "alerts";
  }

  /** Where events of a source topic go that may pass. */
  public static String validated(String sourceTopic) {
    return sourceTopic + ".validated";
  }

  /** Where events of a source topic go that were refused. */
  public static String deadLetters(String sourceTopic) {
    return sourceTopic + ".dlq";
  }

  /** Where events of a source topic rest that failed too often. */
  public static String parked(String sourceTopic) {
    return sourceTopic + ".parked";
  }
}
