package dev.assay.cli.watch;

import dev.assay.cli.connection.KafkaOption;
import dev.assay.cli.terminal.Output;
import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.topics.TopicNames;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;

/** {@code assay watch}. */
@Command(
    name = "watch",
    description = "Show schema changes as they happen, until Ctrl-C.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay watch",
      "  assay watch --from-beginning --type version-published --json | jq .data.core_version"
    })
public final class WatchVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private KafkaOption kafka = new KafkaOption();

  @Option(names = "--from-beginning", description = "Show what is retained first.")
  private boolean fromBeginning;

  @Option(
      names = "--type",
      split = ",",
      completionCandidates = ChangeKinds.class,
      converter = ChangeKinds.Checked.class,
      paramLabel = "TYPE",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private List<String> types = List.of();

  @Option(names = "--limit", paramLabel = "N", description = "End after this many changes.")
  private long limit = Long.MAX_VALUE;

  @Option(
      names = "--topics-prefix",
      paramLabel = "PREFIX",
      defaultValue = "${env:ASSAY_TOPICS_PREFIX:-assay.}",
      description = "What the registry's topics begin with (ASSAY_TOPICS_PREFIX, else assay.).")
  private String prefix = TopicNames.DEFAULT.prefix();

  @Override
  public void run() {
    String topic = new TopicNames(prefix).schemaChanges();
    int partitions = kafka.partitionsOf(topic);
    try (ChangeFeed feed = ChangeFeed.of(kafka, topic, partitions, fromBeginning)) {
      output.note("watching %s at %s; Ctrl-C ends".formatted(topic, kafka.servers()));
      long shown = 0;
      while (shown < limit) {
        for (ConsumerRecord<byte[], byte[]> record : feed.next()) {
          shown += shown < limit && show(record) ? 1 : 0;
        }
      }
    } catch (InterruptException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean show(ConsumerRecord<byte[], byte[]> record) {
    try {
      ChangeEvent change = ChangeEvent.read(record.headers(), record.value());
      boolean wanted = types.isEmpty() || types.contains(ChangeKinds.nameOf(change.type()));
      if (wanted) {
        output.next(ChangeDocument.of(change), ChangeLine.of(change));
      }
      return wanted;
    } catch (IllegalArgumentException | JacksonException newer) {
      output.note(
          "assay: change at partition %d, offset %d can't be read by this release (%s)"
              .formatted(record.partition(), record.offset(), newer.getMessage()));
      return false;
    }
  }
}
