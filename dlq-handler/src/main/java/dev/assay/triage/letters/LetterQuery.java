package dev.assay.triage.letters;

import dev.assay.contracts.deadletters.FailureFingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which dead letters are wanted.
 *
 * @param fingerprint of this group
 * @param topics where they lie
 * @param sinceInclusive time of failure
 * @param untilExclusive time of failure
 * @param after where to go on
 * @param limit how many at most
 */
public record LetterQuery(
    FailureFingerprint fingerprint,
    List<String> topics,
    Instant sinceInclusive,
    Optional<Instant> untilExclusive,
    Optional<String> after,
    int limit) {}
