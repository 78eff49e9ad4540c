package dev.assay.triage.topology;

import dev.assay.triage.adding.Addition;
import dev.assay.triage.adding.Sheaf;
import dev.assay.triage.form.FormCodec;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.privacy.Privacy;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;

/** Dead letters that reach the topology as they do in the service: added up, each sum of one. */
final class Gathered {
  static final String TOPIC = "test-by-fingerprint";

  private final TopologyTestDriver driver;
  private final Sheaf sheaf;
  private long offset;

  Gathered(TopologyTestDriver driver, Privacy privacy) {
    this.driver = driver;
    this.sheaf = new Sheaf(privacy, FormCodec.SAMPLE::write);
  }

  void pipe(String topic, byte[] value, Headers headers, Instant at) {
    sheaf.add(
        new Arrival(
            new Moment(at, new LetterPosition(topic, 0, offset++)),
            headers,
            Optional.empty(),
            Optional.of(value)));
    var into = driver.createInputTopic(TOPIC, new StringSerializer(), new ByteArraySerializer());
    for (Addition addition : sheaf.take().additions()) {
      into.pipeInput(
          addition.group().fingerprint().value(), FormCodec.ADDITION.write(addition), at);
    }
  }
}
