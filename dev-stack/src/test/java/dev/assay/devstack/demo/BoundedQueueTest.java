package dev.assay.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BoundedQueueTest {
  @Property
  void theSizeStaysBetweenNothingAndTheCapacity(
      @ForAll @IntRange(min = 1, max = 1000) int capacity,
      @ForAll List<@IntRange(min = -2000, max = 2000) Integer> moves) {
    BoundedQueue queue = new BoundedQueue(capacity);
    for (int move : moves) {
      if (move > 0) {
        queue.offer(move);
      } else {
        queue.drain(-move);
      }
      assertThat(queue.size()).isBetween(0, capacity);
    }
  }

  @Test
  void whatFitsIsKeptAndWhatIsThereIsTaken() {
    BoundedQueue queue = new BoundedQueue(10);
    queue.offer(7);
    queue.drain(3);
    assertThat(queue.size()).isEqualTo(4);
    queue.offer(100);
    assertThat(queue.size()).isEqualTo(10);
    queue.drain(100);
    assertThat(queue.size()).isZero();
  }
}
