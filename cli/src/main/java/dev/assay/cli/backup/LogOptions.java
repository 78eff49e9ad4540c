package dev.assay.cli.backup;

import dev.assay.backup.source.LogPlace;
import dev.assay.cli.connection.KafkaOption;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.contracts.topics.TopicNames;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which registry's log. */
final class LogOptions {
  @Mixin private KafkaOption kafka = new KafkaOption();

  @Option(
      names = "--topics-prefix",
      paramLabel = "TEXT",
      defaultValue = "${env:ASSAY_TOPICS_PREFIX:-assay.}",
      description = "What the registry's topics begin with (ASSAY_TOPICS_PREFIX, else assay.).")
  private String prefix = TopicNames.DEFAULT.prefix();

  /** Where it is; says at once if nobody listens there. */
  LogPlace place() {
    TopicNames topics = topics();
    kafka.requireReachable();
    return new LogPlace(kafka.with(Map.of()), topics);
  }

  private TopicNames topics() {
    try {
      return new TopicNames(prefix);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
