package dev.assay.kit.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private long nanos;

  private RateLimiter limiter(String rate, int tracked) {
    return new RateLimiter(Rate.parse(rate), tracked, () -> nanos);
  }

  @Test
  void asManyAsTheRateSaysMayComeAtOnceAndThenOneByOne() {
    RateLimiter limiter = limiter("2/s", 10);
    assertThat(limiter.take(() -> "ada")).isZero();
    assertThat(limiter.take(() -> "ada")).isZero();
    assertThat(limiter.take(() -> "ada")).isEqualTo(Duration.ofMillis(500));
    nanos += Duration.ofMillis(499).toNanos();
    assertThat(limiter.take(() -> "ada")).isPositive();
    nanos += Duration.ofMillis(1).toNanos();
    assertThat(limiter.take(() -> "ada")).isZero();
    assertThat(limiter.take(() -> "ada")).isPositive();
  }

  @Test
  void noMoreComesBackThanTheRateSays() {
    RateLimiter limiter = limiter("2/m", 10);
    limiter.take(() -> "ada");
    nanos += Duration.ofDays(1).toNanos();
    assertThat(limiter.take(() -> "ada")).isZero();
    assertThat(limiter.take(() -> "ada")).isZero();
    assertThat(limiter.take(() -> "ada")).isPositive();
  }

  @Test
  void whoTakesLeavesOthersTheirs() {
    RateLimiter limiter = limiter("1/h", 10);
    assertThat(limiter.take(() -> "ada")).isZero();
    assertThat(limiter.take(() -> "bob")).isZero();
    assertThat(limiter.take(() -> "ada")).isPositive();
  }

  @Test
  void lookingTakesNothing() {
    RateLimiter limiter = limiter("1/h", 10);
    assertThat(limiter.look(() -> "ada")).isZero();
    assertThat(limiter.take(() -> "ada")).isZero();
    assertThat(limiter.look(() -> "ada")).isPositive();
  }

  @Test
  void aMillionKeysDoNotFillTheMemory() {
    RateLimiter limiter = limiter("5/h", 100);
    for (int i = 0; i < 1_000_000; i++) {
      String key = "key-" + i;
      limiter.take(() -> key);
    }
    assertThat(limiter.tracked()).isEqualTo(100);
  }

  @Test
  void offLimitsNothing() {
    RateLimiter limiter = limiter("off", 1);
    for (int i = 0; i < 10_000; i++) {
      assertThat(limiter.take(() -> "ada")).isZero();
    }
  }

  @Test
  void aRateOfAnotherShapeIsRefusedWithOneThatWouldDo() {
    for (String wrong : new String[] {"10", "0/s", "10/d", "-1/s", "ten/s"}) {
      assertThatThrownBy(() -> Rate.parse(wrong))
          .hasMessageContaining(wrong)
          .hasMessageContaining("600/m");
    }
  }
}
