package dev.assay.validator.freshness;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far the registry's log has been applied here.
 *
 * <p>Told as the reader's position, not as the last record's offset: a transaction's end, or what
 * compaction has removed, takes up offsets that no record has.
 */
public final class LogReach {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile long nextOffset = -1;

  /** Everything below this offset has been applied; told by the thread that applies. */
  public void appliedUpTo(long offset) {
    if (offset == nextOffset) {
      return;
    }
    lock.lock();
    try {
      nextOffset = offset;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The offset below which everything has been applied; −1 before the first. */
  public long nextOffset() {
    return nextOffset;
  }

  /**
   * Waits until everything below an offset has been applied.
   *
   * @return whether it was in time
   */
  boolean await(long offset, long atMostNanos) throws InterruptedException {
    if (nextOffset >= offset) {
      return true;
    }
    long left = atMostNanos;
    lock.lockInterruptibly();
    try {
      while (nextOffset < offset) {
        if (left <= 0) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
