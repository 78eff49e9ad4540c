package dev.assay.triage.gather;

import dev.assay.triage.adding.Sheaf;
import dev.assay.triage.form.FormCodec;
import dev.assay.triage.privacy.Privacy;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** The threads of this instance that read dead-letter topics. */
public final class Gathering implements AutoCloseable {
  private final List<Gatherer> gatherers;

  private Gathering(List<Gatherer> gatherers) {
    this.gatherers = gatherers;
  }

  /**
   * Begins.
   *
   * @param privacy says what must not leave here
   * @param count is told what did
   * @param isWanted whether somebody still takes what is gathered; once not, reading stops
   */
  public static Gathering start(
      GatheringSettings settings, Privacy privacy, LetterCount count, BooleanSupplier isWanted) {
    List<Gatherer> gatherers =
        IntStream.range(0, settings.threads())
            .mapToObj(n ->
                new Gatherer(
                    settings, n, new Sheaf(privacy, FormCodec.SAMPLE::write), count, isWanted))
            .toList();
    gatherers.forEach(Gatherer::start);
    return new Gathering(gatherers);
  }

  /** Dead letters that wait, as far as Kafka's consumers know. */
  public double lag() {
    return gatherers.stream().mapToDouble(Gatherer::lag).sum();
  }

  /** What keeps this instance from reading now, if anything does. */
  public Optional<String> trouble() {
    return gatherers.stream().flatMap(gatherer -> gatherer.trouble().stream()).findFirst();
  }

  /** Whether another instance of the same name took over. */
  public boolean isFenced() {
    return gatherers.stream().anyMatch(Gatherer::isFenced);
  }

  /** Hands on what was read and stops; within some 2 s. */
  @Override
  public void close() {
    gatherers.forEach(Gatherer::stop);
    gatherers.forEach(Gatherer::join);
  }
}
