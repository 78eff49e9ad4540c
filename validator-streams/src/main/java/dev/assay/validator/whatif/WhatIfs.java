package dev.assay.validator.whatif;

import dev.assay.validator.catalogue.LiveCatalogue;
import dev.assay.validator.judgement.Judge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * All runs of this instance: those that go on, and the last ones that have ended.
 *
 * <p>Safe for use by several threads.
 */
public final class WhatIfs implements AutoCloseable {
  private static final int KEPT = 20;
  private static final long TO_END_MS = 2_000;

  private final Map<String, Object> client;
  private final WhatIfSettings settings;
  private final Judge judge;
  private final LiveCatalogue catalogue;
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * No run yet.
   *
   * @param client settings of Kafka's consumer
   * @param judge one of its own: schemas that it compiles must not push out those of the stream
   */
  public WhatIfs(
      Map<String, Object> client, WhatIfSettings settings, Judge judge, LiveCatalogue catalogue) {
    this.client = Map.copyOf(client);
    this.settings = settings;
    this.judge = judge;
    this.catalogue = catalogue;
  }

  WhatIfSettings settings() {
    return settings;
  }

  /** Begins a run; nothing where as many go on as may. */
  synchronized Optional<Run> begin(Question question) {
    if (runs.values().stream().filter(Run::isRunning).count() >= settings.atOnce()) {
      return Optional.empty();
    }
    String id = Integer.toHexString(ThreadLocalRandom.current().nextInt() | 0x1000_0000);
    Run run = new Run(id, question, Trial.of(question, judge, catalogue.now()));
    runs.put(id, run);
    forgetOldest();
    threads.removeIf(thread -> !thread.isAlive());
    threads.add(Thread.ofPlatform().daemon().name("what-if-" + id).start(() -> run.run(client)));
    return Optional.of(run);
  }

  private void forgetOldest() {
    List<String> ended =
        runs.values().stream().filter(run -> !run.isRunning()).map(Run::id).toList();
    ended.stream().limit(Math.max(0, ended.size() - KEPT)).forEach(runs::remove);
  }

  synchronized Optional<Run> find(String id) {
    return Optional.ofNullable(runs.get(id));
  }

  /** The latest first. */
  synchronized List<Run> all() {
    return List.copyOf(runs.values()).reversed();
  }

  /** Ends all runs. */
  @Override
  public void close() {
    List<Thread> ending;
    synchronized (this) {
      runs.values().forEach(Run::cancel);
      ending = List.copyOf(threads);
    }
    try {
      for (Thread thread : ending) {
        thread.join(TO_END_MS);
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }
}
