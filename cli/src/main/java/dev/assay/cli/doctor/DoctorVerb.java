package dev.assay.cli.doctor;

import dev.assay.cli.connection.DlqHandlerOption;
import dev.assay.cli.connection.KafkaOption;
import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.connection.ValidatorOption;
import dev.assay.cli.doctor.Finding.Status;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Printable;
import dev.assay.client.ServiceFailure;
import dev.assay.contracts.topics.TopicNames;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay doctor}. */
@Command(
    name = "doctor",
    description = {
      "Look over services, Kafka, etcd, topics, rights and clocks; say what is wrong.",
      "Changes nothing, unless --canary sends an event."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay doctor",
      "  assay doctor --canary telemetry.feedback --json | jq '.[] | select(.status != \"ok\")'"
    })
public final class DoctorVerb implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Mixin private ValidatorOption validator = new ValidatorOption();

  @Mixin private DlqHandlerOption dlqHandler = new DlqHandlerOption();

  @Mixin private KafkaOption kafka = new KafkaOption();

  @Option(
      names = "--topics-prefix",
      paramLabel = "PREFIX",
      defaultValue = "${env:ASSAY_TOPICS_PREFIX:-assay.}",
      description = "What the registry's topics begin with (ASSAY_TOPICS_PREFIX, else assay.).")
  private String prefix = TopicNames.DEFAULT.prefix();

  @Option(
      names = "--canary",
      paramLabel = "TOPIC",
      description = "Send an event that is no JSON there; it must end in the dead letters.")
  private Optional<String> canary = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for the canary (30).")
  private int timeoutSeconds = 30;

  @Override
  public Integer call() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(ServiceChecks.readiness("registry-service", registry.readiness()));
    findings.add(ServiceChecks.readiness("validator-streams", validator.readiness()));
    findings.add(ServiceChecks.readiness("dlq-handler", dlqHandler.readiness()));
    findings.addAll(ServiceChecks.fleet(() -> registry.enforcement().instances()));
    findings.add(ServiceChecks.mirror(() -> registry.mirror().status()));
    findings.addAll(ofKafka());
    if (canary.isPresent()) {
      findings.add(flown(canary.get()));
    }
    output.answer(findings, out -> findings.forEach(finding -> write(finding, out)));
    boolean failed = findings.stream().anyMatch(finding -> finding.status() == Status.FAIL);
    return failed ? ExitCode.FAILED : ExitCode.DONE;
  }

  private List<Finding> ofKafka() throws InterruptedException {
    TopicNames names = new TopicNames(prefix);
    List<Finding> findings = new ArrayList<>();
    try (Admin admin = kafka.admin()) {
      findings.add(Finding.ok("kafka", "answers at " + kafka.servers()));
      findings.addAll(new TopicChecks(admin, names).look());
      findings.add(ClockCheck.look(kafka, names, InstantSource.system()));
    } catch (CommandFailure away) {
      findings.add(
          Finding.fail("kafka", String.valueOf(away.getMessage()), "see the brokers' log"));
    }
    return findings;
  }

  private Finding flown(String topic) throws InterruptedException {
    try {
      return new Canary(kafka, topic, Duration.ofSeconds(timeoutSeconds))
          .fly(validator.validator().bindings());
    } catch (ServiceFailure away) {
      return Finding.fail(
          "canary", String.valueOf(away.getMessage()), "it was not sent: the validator is away");
    }
  }

  private static void write(Finding finding, PrintWriter out) {
    out.println(
        Printable.line(
            "%-4s  %-24s  %s"
                .formatted(finding.status().text(), finding.check(), finding.detail())));
    finding.remedy().ifPresent(remedy -> out.println(Printable.line("      → " + remedy)));
  }
}
