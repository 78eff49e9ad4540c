package dev.assay.triage;

import dev.assay.kit.lifecycle.Lifecycle;
import dev.assay.triage.courier.AutoRedriveOutput;
import dev.assay.triage.courier.Courier;
import dev.assay.triage.courier.CourierWatch;
import dev.assay.triage.courier.LogOutput;
import dev.assay.triage.courier.Message;
import dev.assay.triage.courier.Output;
import dev.assay.triage.courier.Pace;
import dev.assay.triage.courier.QuietHours;
import dev.assay.triage.courier.SlackOutput;
import dev.assay.triage.courier.WebhookOutput;
import dev.assay.triage.heal.AutoRedrive;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A courier for every output that is configured. */
final class Couriers {
  private static final int UNPACED_PER_MINUTE = 6_000;

  private final TriageConfiguration configuration;
  private final Clock clock;
  private final Map<Output, Pace> paces = new LinkedHashMap<>();

  Couriers(TriageConfiguration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
    AlertsConfiguration alerts = configuration.alerts();
    Message message = new Message(alerts.link(), alerts.texts());
    for (int i = 0; i < alerts.outputs().size(); i++) {
      OutputConfiguration output = alerts.outputs().get(i);
      paces.put(output(i, output, message), pace(output));
    }
    if (alerts.log()) {
      paces.put(new LogOutput("log", message), unpaced());
    }
  }

  /** Those that bring alerts to people. */
  List<Output> outputs() {
    return List.copyOf(paces.keySet());
  }

  void startAll(Lifecycle lifecycle, CourierWatch watch, AutoRedrive redrive) {
    Map<Output, Pace> all = new LinkedHashMap<>(paces);
    List<String> wanted = configuration.healing().autoRedrive();
    if (!wanted.isEmpty()) {
      all.put(new AutoRedriveOutput(Set.copyOf(wanted), redrive), unpaced());
    }
    List<Map.Entry<Output, Pace>> inOrder = new ArrayList<>(all.entrySet());
    for (Map.Entry<Output, Pace> each : inOrder) {
      lifecycle.open(
          Courier.start(
              consumer(each.getKey().name()),
              configuration.names().alerts(),
              new Courier.Route(each.getKey(), each.getValue(), clock),
              watch));
    }
  }

  private static Output output(int index, OutputConfiguration output, Message message) {
    return switch (output.kind()) {
      case SLACK -> new SlackOutput("slack-" + index, output.url(), message);
      case WEBHOOK -> new WebhookOutput("webhook-" + index, output.url(), output.secret(), message);
    };
  }

  private Pace pace(OutputConfiguration output) {
    return new Pace(
        output.maxPerMinute(),
        output.firstRetry(),
        output.lastRetry(),
        configuration.alerts().giveUpAfter(),
        output.quiet().map(QuietHours::parse));
  }

  private Pace unpaced() {
    return new Pace(
        UNPACED_PER_MINUTE,
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        configuration.alerts().giveUpAfter());
  }

  private KafkaConsumer<byte[], byte[]> consumer(String output) {
    return new KafkaConsumer<>(
        configuration
            .kafka()
            .with(
                Map.of(
                    "group.id",
                    configuration.applicationId() + "-alerts-" + output,
                    "isolation.level",
                    "read_committed",
                    "enable.auto.commit",
                    "false",
                    "auto.offset.reset",
                    "earliest",
                    "max.poll.records",
                    "100",
                    "session.timeout.ms",
                    "10000",
                    "heartbeat.interval.ms",
                    "3000")),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
