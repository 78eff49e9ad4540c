package dev.assay.backup.source;

import dev.assay.backup.form.FactTopic;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which log this is: a topic that was deleted and made anew under the same name has another id.
 *
 * @param clusterId the Kafka cluster's
 * @param topicIds of each topic
 */
public record LogIdentity(String clusterId, Map<FactTopic, String> topicIds) {
  public LogIdentity {
    topicIds = Collections.unmodifiableMap(new EnumMap<>(topicIds));
  }

  /** The id of one. */
  public String idOf(FactTopic topic) {
    return topicIds.getOrDefault(topic, "");
  }
}
