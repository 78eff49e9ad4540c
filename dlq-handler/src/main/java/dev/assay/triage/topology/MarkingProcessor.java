package dev.assay.triage.topology;

import dev.assay.triage.form.FormCodec;
import dev.assay.triage.form.UnreadableForm;
import dev.assay.triage.mark.Marks;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what people say about groups.
 *
 * <p>What can't be read is left out and logged: no count depends on it, and stopping would let
 * anybody who may write to the topic stop the grouping.
 */
final class MarkingProcessor extends ContextualProcessor<String, byte[], String, Touch> {
  private static final Logger LOG = LoggerFactory.getLogger(MarkingProcessor.class);

  @Override
  public void process(Record<String, byte[]> record) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    KeyValueStore<String, Marks> marks = context().getStateStore(Stores.MARKS);
    try {
      Marks before = Optional.ofNullable(marks.get(record.key())).orElse(Marks.NONE);
      marks.put(record.key(), before.with(FormCodec.MARK.read(record.value())));
      context().forward(record.withValue(Touch.MARK));
    } catch (UnreadableForm unreadable) {
      LOG.atError()
          .addKeyValue("fingerprint", record.key())
          .addKeyValue("problem", unreadable.getMessage())
          .log("a mark was left out");
    }
  }
}
