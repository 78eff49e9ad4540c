package dev.assay.contracts.deadletters;

/**
 * Where a dead letter came from.
 *
 * @param topic the source topic
 * @param partition its partition
 * @param offset its offset there
 * @param timestampMs the event's own timestamp, epoch milliseconds
 */
public record Origin(String topic, int partition, long offset, long timestampMs) {}
