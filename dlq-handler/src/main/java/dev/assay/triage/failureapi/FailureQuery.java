package dev.assay.triage.failureapi;

import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.group.Complaint;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.FailureReason;
import dev.assay.triage.mark.GroupState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which groups somebody wants, in which order, and which of them.
 *
 * @param filter those wanted
 * @param sort in which order
 * @param offset how many to leave out
 * @param limit how many at most
 */
record FailureQuery(Filter filter, GroupSort sort, int offset, int limit) {
  static final int DEFAULT_LIMIT = 1_000;
  static final int MAX_LIMIT = 10_000;

  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
  private static final List<String> KNOWN =
      List.of(
          "schema", "reason", "state", "topic", "since", "until", "text", "sort", "offset",
          "limit");

  /**
   * What a group must be.
   *
   * @param topic a source topic or a dead-letter topic, of those that a group keeps
   * @param since its last failure is not before
   * @param until its first failure is before
   * @param text in lower case; stands somewhere in what the group says of itself
   */
  record Filter(
      Optional<SchemaFilter> schema,
      Optional<FailureReason> reason,
      Optional<GroupState> state,
      Optional<String> topic,
      Optional<Instant> since,
      Optional<Instant> until,
      Optional<String> text) {

    boolean accepts(KnownGroup known, Instant now) {
      FailureGroup group = known.group();
      return accepts(schema, wanted -> wanted.accepts(group))
          && accepts(reason, group.complaint().reason()::equals)
          && accepts(state, known.state(now)::equals)
          && accepts(topic, wanted -> isOf(group, wanted))
          && accepts(since, start -> !group.lastSeen().isBefore(start))
          && accepts(until, end -> group.firstSeen().isBefore(end))
          && accepts(text, wanted -> says(group, wanted));
    }

    private static <T> boolean accepts(Optional<T> wanted, Predicate<T> isSo) {
      return wanted.map(isSo::test).orElse(true);
    }

    private static boolean isOf(FailureGroup group, String topic) {
      return group.reach().sourceTopics().contains(topic)
          || group.reach().deadLetterTopics().contains(topic);
    }

    private static boolean says(FailureGroup group, String text) {
      Complaint complaint = group.complaint();
      return Stream.concat(
              Stream.of(
                  group.fingerprint().value(),
                  complaint.schema(),
                  complaint.keyword(),
                  complaint.place(),
                  complaint.message()),
              group.reach().producers().stream())
          .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(text));
    }
  }

  static FailureQuery from(Parameters parameters) {
    parameters.refuseOthers(KNOWN);
    return new FailureQuery(
        filter(parameters),
        parameters
            .read("sort", "give one of " + String.join(", ", GroupSort.names()), GroupSort::parse)
            .orElse(GroupSort.LAST_SEEN),
        parameters
            .read(
                "offset",
                "give a number from 0",
                text -> Parameters.between(text, 0, Integer.MAX_VALUE))
            .orElse(0),
        parameters
            .read(
                "limit",
                "give a number from 1 to " + MAX_LIMIT,
                text -> Parameters.between(text, 1, MAX_LIMIT))
            .orElse(DEFAULT_LIMIT));
  }

  private static Filter filter(Parameters parameters) {
    return new Filter(
        parameters.read(
            "schema",
            "give a schema's name without version, such as telemetry.FeedbackEvent or v1/telemetry.FeedbackEvent",
            SchemaFilter::parse),
        parameters.read("reason", "give one of " + reasons(), FailureReason::new),
        parameters.read(
            "state",
            "give one of " + String.join(", ", GroupState.names()),
            text -> GroupState.named(text).orElseThrow(() -> new IllegalArgumentException(text))),
        parameters.read(
            "topic",
            "give a topic: 1 to 249 letters, digits, '.', '_' or '-'",
            FailureQuery::topic),
        parameters.read("since", Parameters.INSTANT, Parameters::instant),
        parameters.read("until", Parameters.INSTANT, Parameters::instant),
        parameters.read("text", "give some text", text -> text.toLowerCase(Locale.ROOT)));
  }

  /** Those wanted in their order, not yet cut to a page. */
  List<KnownGroup> of(List<KnownGroup> all, Instant now) {
    return all.stream()
        .filter(known -> filter.accepts(known, now))
        .sorted(sort.order(now))
        .toList();
  }

  private static String topic(String text) {
    if (!TOPIC.matcher(text).matches()) {
      throw new IllegalArgumentException("no topic is called so");
    }
    return text;
  }

  private static String reasons() {
    return FailureReason.all().stream().map(FailureReason::text).collect(Collectors.joining(", "));
  }
}
