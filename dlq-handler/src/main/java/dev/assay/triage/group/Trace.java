package dev.assay.triage.group;

import dev.assay.schema.SchemaReference;
import java.util.Optional;

/**
 * Where an event came from, as far as its group cares.
 *
 * @param sourceTopic the topic it was refused from
 * @param schema what it was judged by, where that is known
 * @param producer who sent it, where it says so
 */
public record Trace(
    String sourceTopic, Optional<SchemaReference> schema, Optional<String> producer) {
  public Trace {
    Bounds.checked("source topic", sourceTopic, Bounds.MAX_TOPIC_LENGTH);
    producer.ifPresent(name -> Bounds.checked("producer", name, Bounds.MAX_PRODUCER_LENGTH));
  }
}
