package dev.assay.triage.topology;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.triage.alert.WatchMemory;
import dev.assay.triage.ask.GroupDetail;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.OwnGroups;
import dev.assay.triage.ask.Part;
import dev.assay.triage.ask.Reading;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Figures;
import dev.assay.triage.group.Profile;
import dev.assay.triage.group.Sample;
import dev.assay.triage.mark.Marks;
import dev.assay.triage.timeline.HourTally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Reads the groups from the stores of this instance, of the partitions that are its own to write.
 *
 * <p>What is read was flushed by a commit, hence is at most one commit interval old.
 */
final class StreamsGroups implements OwnGroups {
  /** Comes after every hexadecimal digit. */
  private static final String AFTER_HEX = "g";

  private final KafkaStreams streams;

  StreamsGroups(KafkaStreams streams) {
    this.streams = streams;
  }

  @Override
  public Reading<Part> beginningWith(String fingerprintPrefix) {
    return reading(() -> {
      Map<String, Marks> marks = all(Stores.MARKS, fingerprintPrefix);
      Map<String, WatchMemory> watches = all(Stores.WATCHES, fingerprintPrefix);
      // Profiles after figures: whoever has figures has had a profile before.
      Found<Figures> figures = range(Stores.FIGURES, fingerprintPrefix);
      Map<String, Profile> profiles = all(Stores.PROFILES, fingerprintPrefix);
      List<KnownGroup> groups = new ArrayList<>();
      for (Map.Entry<String, Figures> entry : figures.values.entrySet()) {
        Optional<Profile> profile =
            Optional.ofNullable(profiles.get(entry.getKey()))
                .or(() -> one(Stores.PROFILES, entry.getKey()));
        if (profile.isEmpty()) {
          return new Reading.NotNow<>("group %s is being written".formatted(entry.getKey()));
        }
        groups.add(
            new KnownGroup(
                new FailureGroup(
                    new FailureFingerprint(entry.getKey()), entry.getValue(), profile.get()),
                marks.getOrDefault(entry.getKey(), Marks.NONE),
                watches.getOrDefault(entry.getKey(), WatchMemory.NONE).suggestion()));
      }
      return new Reading.Complete<>(new Part(figures.partitions, groups));
    });
  }

  @Override
  public Reading<GroupDetail> detailOf(FailureFingerprint fingerprint) {
    return reading(() -> {
      String from = Stores.from(fingerprint.value());
      String to = Stores.to(fingerprint.value());
      Found<Sample> samples = found(Stores.SAMPLES, RangeQuery.withRange(from, to));
      Found<HourTally> hours = found(Stores.TIMELINE, RangeQuery.withRange(from, to));
      return new Reading.Complete<>(
          new GroupDetail(
              List.copyOf(samples.values.values()), List.copyOf(hours.values.values())));
    });
  }

  private <T> Map<String, T> all(String store, String prefix) {
    return this.<T>range(store, prefix).values;
  }

  private <T> Found<T> range(String store, String prefix) {
    return found(
        store,
        prefix.isEmpty()
            ? RangeQuery.withNoBounds()
            : RangeQuery.withRange(prefix, prefix + AFTER_HEX));
  }

  private <T> Found<T> found(String store, RangeQuery<String, T> query) {
    Map<Integer, QueryResult<KeyValueIterator<String, T>>> answers =
        streams
            .query(StateQueryRequest.inStore(store).withQuery(query).requireActive())
            .getPartitionResults();
    Found<T> found = new Found<>(new HashMap<>(), new TreeSet<>());
    answers.forEach((partition, answer) -> {
      if (answer.isSuccess()) {
        found.partitions.add(partition);
        try (KeyValueIterator<String, T> entries = answer.getResult()) {
          entries.forEachRemaining(entry -> found.values.put(entry.key, entry.value));
        }
      }
    });
    return found;
  }

  /** With what is not flushed yet. */
  private <T> Optional<T> one(String store, String key) {
    Collection<QueryResult<T>> answers =
        streams
            .query(
                StateQueryRequest.inStore(store)
                    .withQuery(KeyQuery.<String, T>withKey(key))
                    .requireActive())
            .getPartitionResults()
            .values();
    return answers.stream()
        .filter(QueryResult::isSuccess)
        .flatMap(answer -> Optional.ofNullable(answer.getResult()).stream())
        .findFirst();
  }

  /** Stores come and go with rebalances, also between the question and the last line read. */
  private static <T> Reading<T> reading(Supplier<Reading<T>> asking) {
    try {
      return asking.get();
    } catch (InvalidStateStoreException e) {
      return new Reading.NotNow<>(String.valueOf(e.getMessage()));
    }
  }

  private record Found<T>(Map<String, T> values, TreeSet<Integer> partitions) {}
}
