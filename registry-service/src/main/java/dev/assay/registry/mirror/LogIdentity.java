package dev.assay.registry.mirror;

/**
 * Which log this is: a topic that was deleted and made anew under the same name has another id.
 *
 * @param clusterId the Kafka cluster's
 * @param schemasTopicId the id of {@code assay.schemas}
 * @param enforcementTopicId the id of {@code assay.enforcement}
 */
record LogIdentity(String clusterId, String schemasTopicId, String enforcementTopicId) {
  @Override
  public String toString() {
    return "cluster %s, topics %s and %s".formatted(clusterId, schemasTopicId, enforcementTopicId);
  }
}
