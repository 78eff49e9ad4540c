package dev.assay.triage.moving;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import dev.assay.triage.alert.WatchForms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;

/** That a redrive is through; told in the transaction that makes it so, hence once. */
final class DoneAlert {
  private DoneAlert() {}

  static ProducerRecord<byte[], byte[]> record(String topic, RedriveRecord redrive, long nowMs) {
    RedriveCounts counts = redrive.counts();
    List<String> facts = new ArrayList<>();
    facts.add("asked for by " + redrive.asked().by());
    if (!redrive.asked().why().isEmpty()) {
      facts.add(redrive.asked().why());
    }
    counts
        .reasons()
        .forEach((reason, count) -> facts.add("%s %s".formatted(number(count), reason)));
    Alert alert =
        new Alert(
            "redrive-done/" + redrive.id(),
            AlertRule.REDRIVE_DONE,
            redrive.wish().selection().group().orElse(redrive.id()),
            "redrive %s is done: %s moved, %s parked, %s still fail"
                .formatted(
                    redrive.id(),
                    number(counts.passing()),
                    number(counts.parked()),
                    number(counts.failing())),
            facts,
            List.of(),
            Instant.ofEpochMilli(nowMs));
    return new ProducerRecord<>(topic, alert.subject().getBytes(UTF_8), WatchForms.write(alert));
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
