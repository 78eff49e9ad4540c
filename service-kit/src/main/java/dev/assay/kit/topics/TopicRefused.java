package dev.assay.kit.topics;

import dev.assay.kit.lifecycle.CannotStart;

/** A topic that the cluster won't create or show. */
public final class TopicRefused extends CannotStart {
  TopicRefused(String topic, Replication replication, Throwable cause) {
    super(
        "topic %s was refused by the cluster (%s): check its settings, the rights of this client, and that there are %d brokers for the replication factor"
            .formatted(topic, cause.getMessage(), replication.factor()),
        cause);
  }
}
