package dev.assay.registry.changesapi;

/**
 * What a subscriber that comes back can't be told any more.
 *
 * @param asked the offset it wanted to go on from
 * @param goesOnAt the offset it gets next
 * @param reason {@code retention}, or {@code another-log} where the offset was never written here
 */
record Gap(long asked, long goesOnAt, String reason) {}
