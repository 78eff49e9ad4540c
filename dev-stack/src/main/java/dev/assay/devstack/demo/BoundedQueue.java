package dev.assay.devstack.demo;

/** A queue of which only the length matters: {@code 0 <= size <= capacity} at all times. */
final class BoundedQueue {
  private final int capacity;
  private int size;

  BoundedQueue(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "queue capacity %d holds nothing; give at least 1".formatted(capacity));
    }
    this.capacity = capacity;
  }

  /** Puts in what fits; the rest is refused, as a full store refuses it. */
  void offer(int items) {
    size += Math.min(items, capacity - size);
  }

  /** Takes out what is there, up to the given number. */
  void drain(int items) {
    size -= Math.min(items, size);
  }

  int size() {
    return size;
  }

  int capacity() {
    return capacity;
  }
}
