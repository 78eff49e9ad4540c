package dev.assay.kit.follow;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Told what a topic holds; runs on the thread that follows, and must not block for long. */
public interface TopicListener {
  /**
   * The next record of its partition. One that leads to a bug is not handed over again.
   *
   * @param isNew false where it stood there already when following began, or began again after
   *     trouble
   */
  void heard(ConsumerRecord<byte[], byte[]> record, boolean isNew);

  /** All that stood there at first has been heard; told again several times a second. */
  default void caughtUp() {}

  /** There is no such topic, so far; told again every second. */
  default void absent() {}
}
