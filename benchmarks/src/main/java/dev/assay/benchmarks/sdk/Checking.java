package dev.assay.benchmarks.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.sdk.RegistryClient;
import dev.assay.sdk.RegistryClientSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** What one check costs its caller, in a warm process. */
final class Checking {
  private static final int WARM_UP_CALLS = 200_000;
  private static final int CALLS = 200_000;
  private static final int ROUNDS = 9;
  private static final byte[] BROKEN =
      new String(Hour.EVENT, UTF_8).replace("10", "-1").getBytes(UTF_8);

  private Checking() {}

  static void measure(RegistryClientSettings settings, String name) {
    try (RegistryClient on = RegistryClient.open(settings);
        RegistryClient off = RegistryClient.open(settings.withEnabled(false))) {
      tell("validate, valid", () -> on.validate(name, Hour.EVENT).isValid());
      tell("validate, one violation", () -> on.validate(name, BROKEN).isValid());
      tell("validate, enabled=false", () -> off.validate(name, Hour.EVENT).isValid());
      tell("a call that does nothing", () -> name.isEmpty());
    }
  }

  private static void tell(String what, BooleanSupplier call) {
    int yes = times(WARM_UP_CALLS, call);
    double[] nanos = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      yes += times(CALLS, call);
      nanos[round] = (double) (System.nanoTime() - began) / CALLS;
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%-36s %9.1f ns a call, median of %d rounds of %,d (%s)%n",
        what,
        nanos[ROUNDS / 2],
        ROUNDS,
        CALLS,
        yes > 0 ? "yes" : "no");
  }

  private static int times(int calls, BooleanSupplier call) {
    int yes = 0;
    for (int i = 0; i < calls; i++) {
      yes += call.getAsBoolean() ? 1 : 0;
    }
    return yes;
  }
}
