package dev.assay.triage.topology;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.FailureGroups;
import dev.assay.triage.group.KeptSamples;
import dev.assay.triage.group.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Reads the groups from the stores of this instance, and only of this one.
 *
 * <p>One instance is the scope: a second one takes partitions away, and then both answer "not now",
 * because each query names every partition and asks for the active task. What is read was flushed
 * by a commit, hence is at most one commit interval old.
 */
final class StreamsGroups implements FailureGroups {
  /** Comes after every hexadecimal digit. */
  private static final String AFTER_HEX = "g";

  private final KafkaStreams streams;
  private final Set<Integer> partitions;

  StreamsGroups(KafkaStreams streams, int partitions) {
    this.streams = streams;
    this.partitions =
        IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Reading<List<FailureGroup>> all() {
    return groups(RangeQuery.withNoBounds());
  }

  @Override
  public Reading<List<FailureGroup>> beginningWith(String fingerprintPrefix) {
    return groups(RangeQuery.withRange(fingerprintPrefix, fingerprintPrefix + AFTER_HEX));
  }

  @Override
  public Reading<KeptSamples> samplesOf(FailureFingerprint fingerprint) {
    KeyQuery<String, KeptSamples> query =
        KeyQuery.<String, KeptSamples>withKey(fingerprint.value()).skipCache();
    return reading(() -> {
      var answers = asked(FailureTopology.SAMPLES_STORE, query);
      return whole(answers, () -> found(answers));
    });
  }

  private Reading<List<FailureGroup>> groups(RangeQuery<String, FailureGroup> query) {
    return reading(() -> {
      var answers = asked(FailureTopology.GROUPS_STORE, query);
      try {
        return whole(answers, () -> drained(answers));
      } finally {
        answers.stream().filter(QueryResult::isSuccess).forEach(one -> one.getResult().close());
      }
    });
  }

  private <R> Collection<QueryResult<R>> asked(String store, Query<R> query) {
    return streams
        .query(
            StateQueryRequest.inStore(store)
                .withQuery(query)
                .withPartitions(partitions)
                .requireActive())
        .getPartitionResults()
        .values();
  }

  /** Stores come and go with rebalances, also between the question and the last line read. */
  private static <T> Reading<T> reading(Supplier<Reading<T>> asking) {
    try {
      return asking.get();
    } catch (InvalidStateStoreException e) {
      return new Reading.NotNow<>(String.valueOf(e.getMessage()));
    }
  }

  private static <R, T> Reading<T> whole(Collection<QueryResult<R>> answers, Supplier<T> value) {
    Optional<QueryResult<R>> missing = answers.stream().filter(QueryResult::isFailure).findFirst();
    return missing.isPresent()
        ? new Reading.NotNow<>(missing.get().getFailureMessage())
        : new Reading.Complete<>(value.get());
  }

  private static KeptSamples found(Collection<QueryResult<KeptSamples>> answers) {
    return answers.stream()
        .map(answer -> Optional.ofNullable(answer.getResult()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(KeptSamples.NONE);
  }

  private static List<FailureGroup> drained(
      Collection<QueryResult<KeyValueIterator<String, FailureGroup>>> answers) {
    List<FailureGroup> groups = new ArrayList<>();
    for (QueryResult<KeyValueIterator<String, FailureGroup>> answer : answers) {
      answer.getResult().forEachRemaining(entry -> groups.add(entry.value));
    }
    return groups;
  }
}
