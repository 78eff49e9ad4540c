package dev.assay.benchmarks.stream;

import dev.assay.benchmarks.validate.Contender;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * One run over the topic: counts, keeps the time each event takes, and says when it has seen all.
 *
 * <p>The times are kept in buckets of 50 ns up to a millisecond, so that keeping them costs little
 * and the same for everybody.
 */
final class Judging {
  private static final int BUCKET_NS = 50;
  private static final int BUCKETS = 20_000;
  private final Contender.Accepting accepting;
  private final long expected;
  private final AtomicLong seen = new AtomicLong();
  private final AtomicLong firstAt = new AtomicLong();
  private final AtomicLong lastAt = new AtomicLong();
  private final AtomicLongArray buckets = new AtomicLongArray(BUCKETS);
  private final CountDownLatch all = new CountDownLatch(1);

  Judging(Contender.Accepting accepting, long expected) {
    this.accepting = accepting;
    this.expected = expected;
  }

  Processor<byte[], byte[], byte[], byte[]> processor() {
    return new Judge();
  }

  CountDownLatch all() {
    return all;
  }

  double eventsPerSecond() {
    return (seen.get() - 1) * 1e9 / (lastAt.get() - firstAt.get());
  }

  /** The 99th percentile of what one event takes in the processor, in nanoseconds. */
  long p99Ns() {
    long left = (long) (seen.get() * 0.01);
    for (int bucket = BUCKETS - 1; bucket >= 0; bucket--) {
      left -= buckets.get(bucket);
      if (left < 0) {
        return (long) (bucket + 1) * BUCKET_NS;
      }
    }
    return 0;
  }

  private final class Judge implements Processor<byte[], byte[], byte[], byte[]> {
    private @Nullable ProcessorContext<byte[], byte[]> context;

    @Override
    public void init(ProcessorContext<byte[], byte[]> given) {
      context = given;
    }

    @Override
    public void process(Record<byte[], byte[]> event) {
      long start = System.nanoTime();
      boolean accepted = judge(event.value());
      long end = System.nanoTime();
      buckets.incrementAndGet((int) Math.min(BUCKETS - 1L, (end - start) / BUCKET_NS));
      Objects.requireNonNull(context)
          .forward(event, accepted ? StreamRun.VALID : StreamRun.INVALID);
      firstAt.compareAndSet(0, start);
      if (seen.incrementAndGet() == expected) {
        lastAt.set(System.nanoTime());
        all.countDown();
      }
    }

    private boolean judge(byte[] event) {
      try {
        return accepting.accepts(event);
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    }
  }
}
