package dev.assay.benchmarks.scale;

/**
 * One run over a topic, measured from a tenth of it to nine tenths, so that neither start nor end
 * counts.
 *
 * @param eventsPerSecond committed
 * @param eventsPerCoreSecond committed a second of the validators' processor time
 * @param brokerMicrosPerEvent processor time of the broker for reading and writing one event
 */
record Measured(double eventsPerSecond, double eventsPerCoreSecond, double brokerMicrosPerEvent) {}
