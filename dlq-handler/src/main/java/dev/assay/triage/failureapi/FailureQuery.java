package dev.assay.triage.failureapi;

import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.FailureReason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which groups somebody wants, and how many at most.
 *
 * @param topic a source topic; of a group with more than the {@code Reach.MAX_SOURCE_TOPICS} it
 *     keeps, only those are found
 */
record FailureQuery(
    Optional<SchemaFilter> schema,
    Optional<FailureReason> reason,
    Optional<String> topic,
    int limit) {
  static final int DEFAULT_LIMIT = 1_000;
  static final int MAX_LIMIT = 10_000;

  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
  private static final Comparator<FailureGroup> LATEST_FIRST =
      Comparator.comparing(FailureGroup::lastSeen)
          .reversed()
          .thenComparing(group -> group.fingerprint().value());

  static FailureQuery from(Parameters parameters) {
    parameters.refuseOthers(List.of("schema", "reason", "topic", "limit"));
    return new FailureQuery(
        parameters.read(
            "schema",
            "give a schema's name without version, such as telemetry.FeedbackEvent or v1/telemetry.FeedbackEvent",
            SchemaFilter::parse),
        parameters.read("reason", "give one of " + reasons(), FailureReason::new),
        parameters.read(
            "topic",
            "give a source topic: 1 to 249 letters, digits, '.', '_' or '-'",
            FailureQuery::topic),
        parameters
            .read("limit", "give a number from 1 to " + MAX_LIMIT, FailureQuery::limit)
            .orElse(DEFAULT_LIMIT));
  }

  /** Those wanted, latest first, not yet limited. */
  List<FailureGroup> of(List<FailureGroup> all) {
    return all.stream()
        .filter(group -> schema.map(wanted -> wanted.accepts(group)).orElse(true))
        .filter(group -> reason.map(group.complaint().reason()::equals).orElse(true))
        .filter(group -> topic.map(group.reach().sourceTopics()::contains).orElse(true))
        .sorted(LATEST_FIRST)
        .toList();
  }

  private static String topic(String text) {
    if (!TOPIC.matcher(text).matches()) {
      throw new IllegalArgumentException("no topic is called so");
    }
    return text;
  }

  private static int limit(String text) {
    int limit = Integer.parseInt(text);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("out of bounds");
    }
    return limit;
  }

  private static String reasons() {
    return FailureReason.all().stream().map(FailureReason::text).collect(Collectors.joining(", "));
  }
}
