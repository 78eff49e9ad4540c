package dev.assay.cli.binding;

import dev.assay.client.ServiceFailure;
import dev.assay.client.ValidatorClient;
import dev.assay.contracts.rest.BindingsInForceBody;
import dev.assay.contracts.rest.BindingsInForceBody.SetAside;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * What a validator made of a decision.
 *
 * @param afterMs when it was seen to have applied it, counted from the registry's answer
 * @param restarted whether its stream was stopped and started for it
 * @param setAside why it does not hold
 * @param phrase the same for people, to be put behind a statement
 * @param rebuildsBefore how often its stream had been built anew before
 */
record Effect(
    Optional<Long> afterMs,
    Optional<Boolean> restarted,
    Optional<String> setAside,
    String phrase,
    int rebuildsBefore) {
  static final Effect NOT_AWAITED = of("", 0);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /** Before anything was decided. */
  static Effect asOf(ValidatorClient validator) {
    try {
      return of("", validator.bindings().rebuilds());
    } catch (ServiceFailure askedAgainAfterwards) {
      return of("", 0);
    }
  }

  /** Waits a while until the validator has applied a decision. */
  Effect await(ValidatorClient validator, String name, long revision) {
    long start = System.nanoTime();
    try {
      BindingsInForceBody now = validator.bindings();
      while (now.appliedRevision() < revision) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          return of(
              ", but the validator has not applied it within %d s".formatted(PATIENCE.toSeconds()),
              0);
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        now = validator.bindings();
      }
      return seen(now, name, Duration.ofNanos(System.nanoTime() - start).toMillis());
    } catch (ServiceFailure noWord) {
      return of(", but whether it is applied is unknown: " + noWord.getMessage(), 0);
    }
  }

  boolean isSetAside() {
    return setAside.isPresent();
  }

  private Effect seen(BindingsInForceBody now, String name, long ms) {
    Optional<String> why =
        now.setAside().stream()
            .filter(one -> one.name().equals(name))
            .map(SetAside::why)
            .findFirst();
    boolean anew = now.rebuilds() > rebuildsBefore;
    return new Effect(
        Optional.of(ms),
        Optional.of(anew),
        why,
        why.map(reason -> ", but it does not hold: " + reason)
            .orElse(
                anew
                    ? ", effective after %d ms; source topics changed, so the stream was restarted in place"
                        .formatted(ms)
                    : ", effective after %d ms without a restart".formatted(ms)),
        rebuildsBefore);
  }

  private static Effect of(String phrase, int rebuilds) {
    return new Effect(Optional.empty(), Optional.empty(), Optional.empty(), phrase, rebuilds);
  }
}
