package dev.assay.benchmarks.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.schema.Subject;
import dev.assay.sdk.ClientStats;
import dev.assay.sdk.RegistryClient;
import dev.assay.sdk.RegistryClientSettings;
import dev.assay.sdk.RegistryClientSettings.Freshness;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An hour of one service, pressed into seconds: 50,000 events of forty schemas, some far more
 * frequent than others, answers that count for five minutes, and every ten minutes a release of a
 * quarter of the schemas, which the client hears of.
 *
 * @param seconds that stand for the hour; time to live shrinks with it
 */
record Hour(RegistryClientSettings settings, List<String> names, String schema, int seconds) {
  static final byte[] EVENT =
      "{\"coordinator_id\":\"c-1\",\"queue_size\":10,\"capacity\":100,\"level\":\"ok\",\"source\":\"store\",\"ts\":1.5}"
          .getBytes(UTF_8);

  private static final int EVENTS = 50_000;
  private static final int RELEASES = 6;
  private static final int MINUTES_TO_LIVE = 5;

  void measure() {
    Duration timeToLive =
        Duration.ofMillis(TimeUnit.SECONDS.toMillis(seconds) * MINUTES_TO_LIVE / 60);
    RegistryClientSettings pressed =
        settings.withFreshness(new Freshness(timeToLive, timeToLive, true));
    Random chosen = new Random(1);
    double[] upTo = upTo();
    try (RegistryClient client = RegistryClient.open(pressed);
        RegistryClient publisher = RegistryClient.open(settings)) {
      long began = System.nanoTime();
      for (int event = 0; event < EVENTS; event++) {
        awaitUntil(began + TimeUnit.SECONDS.toNanos(seconds) / EVENTS * event);
        if (event % (EVENTS / RELEASES) == EVENTS / RELEASES - 1) {
          release(publisher, event / (EVENTS / RELEASES) + 1);
        }
        client.validate(names.get(drawn(chosen, upTo)), EVENT);
      }
      tell(client.stats());
    }
  }

  /** The n-th most frequent schema comes once where the first comes n times. */
  private double[] upTo() {
    double[] upTo = new double[names.size()];
    double sum = 0;
    for (int rank = 0; rank < upTo.length; rank++) {
      sum += 1.0 / (rank + 1);
      upTo[rank] = sum;
    }
    return upTo;
  }

  private static int drawn(Random chosen, double[] upTo) {
    double point = chosen.nextDouble() * upTo[upTo.length - 1];
    int rank = 0;
    while (upTo[rank] < point) {
      rank++;
    }
    return rank;
  }

  private static void awaitUntil(long nanoTime) {
    while (System.nanoTime() < nanoTime) {
      LockSupport.parkNanos(nanoTime - System.nanoTime());
    }
  }

  /** Each release adds a member to those that the ones before added, so events stay valid. */
  private void release(RegistryClient publisher, int number) {
    StringBuilder members = new StringBuilder("\"properties\": {");
    for (int added = 1; added <= number; added++) {
      members.append("\"more").append(added).append("\": {\"type\": \"string\"},");
    }
    String text =
        schema
            .replace("\"properties\": {", members)
            .replace("\"1.0.0\"", "\"1.%d.0\"".formatted(number));
    for (String name : names.subList(0, names.size() / 4)) {
      publisher.publish(Subject.parse("v1/" + name), Optional.empty(), text);
    }
  }

  private void tell(ClientStats stats) {
    System.out.printf(
        Locale.ROOT,
        "%-36s %.2f %%   of %,d answers, %d schemas, %d releases, an hour in %d s  goal: > 95 %%%n",
        "hit rate",
        100 * stats.hitRate(),
        stats.hits() + stats.misses(),
        names.size(),
        RELEASES,
        seconds);
  }
}
