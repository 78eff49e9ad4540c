package dev.assay.benchmarks.sdk;

import dev.assay.schema.SchemaReference;
import dev.assay.sdk.RegistryClient;
import dev.assay.sdk.RegistryClientSettings;
import dev.assay.sdk.RegistryClientSettings.Freshness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How long a schema takes to be had: by a client that was just opened, and at hand. */
final class Fetches {
  private static final int ROUNDS = 5;
  private static final int CACHED_CALLS = 100_000;
  private static final double NS_PER_MS = 1e6;

  private Fetches() {}

  static void measure(RegistryClientSettings settings, List<String> names) {
    RegistryClientSettings alone =
        settings.withFreshness(new Freshness(Duration.ofMinutes(5), Duration.ofSeconds(30), false));
    List<SchemaReference> references =
        names.stream().map(name -> SchemaReference.parse("v1/" + name)).toList();
    List<Long> cold = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (SchemaReference reference : references) {
        try (RegistryClient fresh = RegistryClient.open(alone)) {
          cold.add(nanos(fresh, reference));
        }
      }
    }
    tell("fetch, the first of the process", cold.subList(0, 1), "");
    tell("fetch, cold (client just opened)", cold.subList(1, cold.size()), "goal: p95 < 100 ms");
    try (RegistryClient kept = RegistryClient.open(alone)) {
      List<Long> first = references.stream().map(each -> nanos(kept, each)).toList();
      tell("fetch, connection kept", first, "");
      List<Long> cached = new ArrayList<>(CACHED_CALLS);
      for (int i = 0; i < CACHED_CALLS; i++) {
        cached.add(nanos(kept, references.get(i % references.size())));
      }
      tell("fetch, cached", cached, "goal: p95 < 20 ms");
    }
  }

  private static long nanos(RegistryClient client, SchemaReference reference) {
    long began = System.nanoTime();
    client.get(reference);
    return System.nanoTime() - began;
  }

  private static void tell(String what, List<Long> nanos, String goal) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-36s p50 %9.4f ms   p95 %9.4f ms   %7d calls  %s%n",
        what,
        at(sorted, 0.5),
        at(sorted, 0.95),
        sorted.length,
        goal);
  }

  private static double at(long[] sorted, double share) {
    return Arrays.stream(sorted)
            .skip(Math.max(0, (long) Math.ceil(share * sorted.length) - 1))
            .findFirst()
            .orElse(0)
        / NS_PER_MS;
  }
}
