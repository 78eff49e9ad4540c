package dev.assay.triage.topology;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.triage.alert.WatchMemory;
import dev.assay.triage.ask.GroupDetail;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.OwnGroups;
import dev.assay.triage.ask.Part;
import dev.assay.triage.ask.Reading;
import dev.assay.triage.form.FormCodec;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Figures;
import dev.assay.triage.group.Profile;
import dev.assay.triage.mark.Marks;
import dev.assay.triage.timeline.HourTally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads the groups from the stores of this instance, of the partitions that are its own to write.
 *
 * <p>What is read includes what the next commit will make good, as a rule within half a second; if
 * the instance dies before it, the restored groups are behind what was read, and catch up.
 */
final class StreamsGroups implements OwnGroups {
  /** Comes after every hexadecimal digit. */
  private static final String AFTER_HEX = "g";

  private final KafkaStreams streams;
  private final int partitions;

  StreamsGroups(KafkaStreams streams, int partitions) {
    this.streams = streams;
    this.partitions = partitions;
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
      Found<byte[]> samples = found(Stores.SAMPLES, part -> part.range(from, to));
      Found<HourTally> hours = found(Stores.TIMELINE, part -> part.range(from, to));
      return new Reading.Complete<>(
          new GroupDetail(
              samples.values.values().stream().map(FormCodec.SAMPLE::read).toList(),
              List.copyOf(hours.values.values())));
    });
  }

  private <T> Map<String, T> all(String store, String prefix) {
    return this.<T>range(store, prefix).values;
  }

  private <T> Found<T> range(String store, String prefix) {
    return prefix.isEmpty()
        ? found(store, ReadOnlyKeyValueStore<String, T>::all)
        : found(store, part -> part.range(prefix, prefix + AFTER_HEX));
  }

  private <T> Found<T> found(
      String store,
      Function<ReadOnlyKeyValueStore<String, T>, KeyValueIterator<String, T>> selection) {
    Found<T> found = new Found<>(new HashMap<>(), new TreeSet<>());
    for (int partition = 0; partition < partitions; partition++) {
      try (KeyValueIterator<String, T> entries = selection.apply(part(store, partition))) {
        entries.forEachRemaining(entry -> found.values.put(entry.key, entry.value));
        found.partitions.add(partition);
      } catch (InvalidStateStorePartitionException elsewhere) {
        // Another instance has it.
      }
    }
    return found;
  }

  private <T> Optional<T> one(String store, String key) {
    for (int partition = 0; partition < partitions; partition++) {
      try {
        Optional<T> value = Optional.ofNullable(this.<T>part(store, partition).get(key));
        if (value.isPresent()) {
          return value;
        }
      } catch (InvalidStateStorePartitionException elsewhere) {
        // Another instance has it.
      }
    }
    return Optional.empty();
  }

  /**
   * A partition of a store; whether it is here shows when it is read.
   *
   * <p>By the older of the two ways to ask: the newer one takes two locks in the other order than
   * the thread that writes, and both wait for ever (KAFKA-19629).
   */
  private <T> ReadOnlyKeyValueStore<String, T> part(String store, int partition) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<String, T>keyValueStore())
            .withPartition(partition));
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
