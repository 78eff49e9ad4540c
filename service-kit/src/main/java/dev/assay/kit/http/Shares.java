package dev.assay.kit.http;

import dev.assay.kit.limits.LimitSettings;
import dev.assay.kit.limits.RateLimiter;
import java.util.function.LongSupplier;

/** Who has asked how much. */
record Shares(RateLimiter ofPrincipals, RateLimiter ofAddresses, RateLimiter ofFailures) {

  static Shares of(LimitSettings settings, LongSupplier nanos) {
    int tracked = settings.tracked();
    return new Shares(
        new RateLimiter(settings.perPrincipal(), tracked, nanos),
        new RateLimiter(settings.perAddress(), tracked, nanos),
        new RateLimiter(settings.failures(), tracked, nanos));
  }
}
