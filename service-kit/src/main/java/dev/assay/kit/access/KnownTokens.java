package dev.assay.kit.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers for a moment whose signed tokens were found good, by their hash.
 *
 * <p>A signature costs more than most questions; and an issuer that takes a key back is heard
 * within that moment. Bounded; safe for use by several threads.
 */
final class KnownTokens {
  private static final Duration MOMENT = Duration.ofSeconds(60);
  private static final int MAX = 10_000;

  private final InstantSource clock;
  private final Map<TokenHash, Remembered> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TokenHash, Remembered> eldest) {
          return size() > MAX;
        }
      };

  KnownTokens(InstantSource clock) {
    this.clock = clock;
  }

  synchronized Optional<Principal> bearer(String token) {
    TokenHash hash = TokenHash.of(token);
    Instant now = clock.instant();
    Optional<Remembered> found = Optional.ofNullable(known.get(hash));
    if (found.filter(held -> now.isBefore(held.until())).isEmpty()) {
      known.remove(hash);
      return Optional.empty();
    }
    return found.map(Remembered::bearer);
  }

  synchronized void remember(String token, Principal bearer) {
    Instant moment = clock.instant().plus(MOMENT);
    Instant until = bearer.until().filter(moment::isAfter).orElse(moment);
    known.put(TokenHash.of(token), new Remembered(bearer, until));
  }

  synchronized void forget() {
    known.clear();
  }

  private record Remembered(Principal bearer, Instant until) {}
}
