package dev.assay.triage.failureapi;

import dev.assay.kit.http.ProblemRaised;
import dev.assay.triage.ask.Asker;
import dev.assay.triage.ask.FailureGroups;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Reading;
import dev.assay.triage.mark.Mark;
import dev.assay.triage.mark.MarkWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes a mark and waits until it comes back from the log, wherever the group lives, so that
 * whoever said it sees it. Blocks for some commit intervals.
 */
final class Marking {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final FailureGroups groups;
  private final MarkWriter writer;

  Marking(FailureGroups groups, MarkWriter writer) {
    this.groups = groups;
    this.writer = writer;
  }

  /** The group once the mark is there; not now where that takes too long, but it will come. */
  Reading<KnownGroup> mark(KnownGroup known, Mark mark, Asker asker) {
    try {
      writer.write(known.group().fingerprint(), mark);
    } catch (MarkWriter.NotWritten failure) {
      throw new ProblemRaised(FailureProblem.notWritten(String.valueOf(failure.getMessage())));
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<KnownGroup> marked = marked(known, mark, asker);
      if (marked.isPresent()) {
        return new Reading.Complete<>(marked.get());
      }
      pause();
    }
    return new Reading.NotNow<>(
        "what was said is written, and will hold once the group's instance has read it");
  }

  private Optional<KnownGroup> marked(KnownGroup known, Mark mark, Asker asker) {
    Reading<List<KnownGroup>> reading =
        groups.beginningWith(known.group().fingerprint().value(), asker);
    return reading instanceof Reading.Complete<List<KnownGroup>>(List<KnownGroup> found)
        ? found.stream()
            .filter(group ->
                group.marks().latestFirst().stream().anyMatch(one -> one.id().equals(mark.id())))
            .findFirst()
        : Optional.empty();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }
}
