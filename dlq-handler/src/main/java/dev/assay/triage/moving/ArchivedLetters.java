package dev.assay.triage.moving;

import static java.util.Objects.requireNonNull;

import dev.assay.contracts.redrives.RedriveProgress;
import dev.assay.triage.archive.ArchiveReader;
import dev.assay.triage.archive.ArchiveStore;
import dev.assay.triage.archive.Manifest;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.intake.Arrival;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Dead letters of an archive, under the offsets they had in their topic: so what was moved from
 * either is not moved from the other.
 */
final class ArchivedLetters implements Letters {
  private static final int MAX_LETTERS = 2_000;
  private static final Comparator<TopicPartition> BY_NAME =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private final ArchiveReader reader;
  private final Map<TopicPartition, RedriveProgress> ahead = new TreeMap<>(BY_NAME);

  ArchivedLetters(Manifest manifest, ArchiveStore store, List<RedriveProgress> partitions) {
    partitions.forEach(each -> ahead.put(new TopicPartition(each.topic(), each.partition()), each));
    this.reader = new ArchiveReader(manifest, store, this::isAhead);
  }

  /** All that an archive holds of these topics; of all topics where none is named. */
  static List<RedriveProgress> extent(Manifest manifest, List<String> topics) {
    Map<TopicPartition, RedriveProgress> found = new TreeMap<>(BY_NAME);
    for (Manifest.Part part : manifest.objects()) {
      if (topics.isEmpty() || topics.contains(part.topic())) {
        found.merge(
            new TopicPartition(part.topic(), part.partition()),
            progress(part, part.first(), part.last() + 1),
            (one, other) ->
                progress(
                    part, Math.min(one.start(), other.start()), Math.max(one.end(), other.end())));
      }
    }
    return List.copyOf(found.values());
  }

  private static RedriveProgress progress(Manifest.Part part, long start, long end) {
    return new RedriveProgress(part.topic(), part.partition(), start, end, start);
  }

  private boolean isAhead(Manifest.Part part) {
    RedriveProgress progress = ahead.get(new TopicPartition(part.topic(), part.partition()));
    return progress != null && part.last() >= progress.position();
  }

  @Override
  public List<Arrival> next() {
    List<Arrival> letters = new ArrayList<>();
    for (Arrival letter : reader.next(MAX_LETTERS)) {
      LetterPosition at = letter.moment().position();
      TopicPartition partition = new TopicPartition(at.topic(), at.partition());
      RedriveProgress progress = requireNonNull(ahead.get(partition));
      if (at.offset() >= progress.position()) {
        letters.add(letter);
        ahead.put(partition, progress.at(at.offset() + 1));
      }
    }
    if (reader.isThrough()) {
      ahead.replaceAll((_, progress) -> progress.at(progress.end()));
    }
    return letters;
  }

  @Override
  public List<RedriveProgress> reached() {
    return List.copyOf(ahead.values());
  }

  @Override
  public boolean isThrough() {
    return ahead.values().stream().allMatch(RedriveProgress::isDone);
  }

  @Override
  public long takeExpired() {
    return 0;
  }

  @Override
  public void close() {
    // The store is not this one's to close.
  }
}
