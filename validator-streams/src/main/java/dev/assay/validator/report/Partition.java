package dev.assay.validator.report;

/**
 * A source partition that this instance reads.
 *
 * @param topic the source topic
 * @param partition its number
 * @param lag events not fetched yet, -1 where that is not known
 * @param inFlight events fetched and not committed yet
 */
public record Partition(String topic, int partition, long lag, long inFlight) {}
