package dev.assay.schema.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.schema.Fingerprint;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintCacheTest {
  private final AtomicInteger made = new AtomicInteger();
  private final FingerprintCache<Integer> cache = new FingerprintCache<>(3);

  @Test
  void aValueIsMadeOnce() {
    assertThat(cache.present(fingerprint(1))).isEmpty();
    assertThat(cache.get(fingerprint(1), made::incrementAndGet)).isEqualTo(1);
    assertThat(cache.get(fingerprint(1), made::incrementAndGet)).isEqualTo(1);
    assertThat(cache.present(fingerprint(1))).contains(1);
  }

  @Test
  void noMoreAreHeldThanAllowedAndTheOneInUseStays() {
    cache.get(fingerprint(0), made::incrementAndGet);
    for (int i = 1; i < 100; i++) {
      cache.get(fingerprint(i), made::incrementAndGet);
      assertThat(cache.present(fingerprint(0))).contains(1);
    }
    assertThat(cache.size()).isEqualTo(3);
  }

  @Test
  void threadsThatAskAtOnceGetTheSameValue() throws Exception {
    Callable<Integer> ask = () -> cache.get(fingerprint(7), made::incrementAndGet);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> answers =
          threads.invokeAll(IntStream.range(0, 64).mapToObj(i -> ask).toList());
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(1);
      }
    }
  }

  @Test
  void aCacheWithoutRoomIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new FingerprintCache<>(0))
        .withMessageContaining("maxEntries 0");
  }

  private static Fingerprint fingerprint(int i) {
    return new Fingerprint("%064x".formatted(i));
  }
}
