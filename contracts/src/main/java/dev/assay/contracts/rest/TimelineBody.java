package dev.assay.contracts.rest;

import java.util.List;

/**
 * When the dead letters of a group came: answer of {@code GET /failures/{fingerprint}/timeline}.
 *
 * @param fingerprint the group
 * @param unit {@code minute} or {@code hour}
 * @param buckets those with dead letters in them, oldest first
 */
public record TimelineBody(String fingerprint, String unit, List<Bucket> buckets) {

  /**
   * One minute or hour.
   *
   * @param at its beginning, ISO-8601, UTC
   * @param count dead letters in it
   */
  public record Bucket(String at, long count) {}
}
