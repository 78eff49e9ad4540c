package dev.assay.triage.gather;

import dev.assay.kit.kafka.KafkaAccess;

/**
 * What gathering is told.
 *
 * @param kafka how to reach it
 * @param group consumer group of all instances
 * @param instance this one's name among them
 * @param subscription what is read
 * @param additions where sums go; there already
 * @param threads of this instance
 */
public record GatheringSettings(
    KafkaAccess kafka,
    String group,
    String instance,
    Subscription subscription,
    String additions,
    int threads) {}
