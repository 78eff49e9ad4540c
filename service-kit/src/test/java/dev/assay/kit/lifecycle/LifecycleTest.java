package dev.assay.kit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final List<String> closed = new CopyOnWriteArrayList<>();

  @Test
  void whatWasOpenedFirstIsClosedLast() {
    Lifecycle lifecycle = new Lifecycle();
    lifecycle.onClose("broker", () -> closed.add("broker"));
    lifecycle.onClose("follower", () -> closed.add("follower"));
    lifecycle.onClose("http", () -> closed.add("http"));
    lifecycle.close();
    assertThat(closed).containsExactly("http", "follower", "broker");
  }

  @Test
  void openGivesTheResourceBackAndClosesItOnce() {
    Lifecycle lifecycle = new Lifecycle();
    AutoCloseable resource = () -> closed.add("resource");
    assertThat(lifecycle.open(resource)).isSameAs(resource);
    lifecycle.close();
    lifecycle.close();
    assertThat(closed).containsExactly("resource");
  }

  @Test
  void aCloseThatFailsDoesNotKeepTheOthersOpen() {
    Lifecycle lifecycle = new Lifecycle();
    lifecycle.onClose("lower", () -> closed.add("lower"));
    lifecycle.onClose(
        "upper",
        () -> {
          throw new IllegalStateException("stuck");
        });
    assertThat(lifecycle.unwind())
        .singleElement()
        .satisfies(failure -> assertThat(failure.name()).isEqualTo("upper"))
        .satisfies(failure -> assertThat(failure.cause()).hasMessage("stuck"));
    assertThat(closed).containsExactly("lower");
  }

  @Test
  void aCloseThatHangsIsInterruptedAndLeftBehind() throws InterruptedException {
    Lifecycle lifecycle = new Lifecycle(Duration.ofMillis(50));
    CountDownLatch interrupted = new CountDownLatch(1);
    lifecycle.onClose("lower", () -> closed.add("lower"));
    lifecycle.onClose(
        "hanging",
        () -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    assertThat(lifecycle.unwind())
        .singleElement()
        .satisfies(failure -> assertThat(failure.name()).isEqualTo("hanging"));
    interrupted.await();
    assertThat(closed).containsExactly("lower");
  }

  @Test
  void whatIsOpenedAfterTheEndIsClosedAtOnce() {
    Lifecycle lifecycle = new Lifecycle();
    lifecycle.close();
    assertThatThrownBy(() -> lifecycle.onClose("late", () -> closed.add("late")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("late");
    assertThat(closed).containsExactly("late");
  }
}
