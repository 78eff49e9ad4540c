package dev.assay.devstack.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.client.EnforcementClient;
import dev.assay.client.SchemasClient;
import dev.assay.client.ServiceEndpoint;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.PolicyWishBody;
import dev.assay.contracts.rest.UploadBody;
import dev.assay.devstack.stack.DevStack;
import dev.assay.devstack.stack.EtcdChoice;
import dev.assay.devstack.stack.Ports;
import dev.assay.devstack.stack.StackDirectory;
import dev.assay.devstack.stack.StackSettings;
import dev.assay.servers.DataDirectory;
import dev.assay.servers.FreePorts;
import dev.assay.servers.etcd.EtcdServer;
import dev.assay.servers.etcd.EtcdServerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The program as people run it, in a process of its own. */
class DoctorTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String TOPIC = "telemetry.feedback";

  @TempDir private Path directory;
  private EtcdServer etcd;
  private DevStack stack;

  /**
   * What it said.
   *
   * @param exit its exit code
   * @param findings by check
   */
  private record Said(int exit, JsonNode findings) {
    String of(String check, String member) {
      for (JsonNode finding : findings) {
        if (finding.path("check").asString().equals(check)) {
          return finding.path(member).asString("");
        }
      }
      throw new AssertionError("nothing about " + check + " in " + findings);
    }

    String status(String check) {
      return of(check, "status");
    }
  }

  @BeforeEach
  void start() {
    assumeTrue(EtcdServer.binary().isPresent(), "etcd is missing: apt-get install etcd-server");
    etcd =
        EtcdServer.start(
            new EtcdServerSettings(
                DataDirectory.kept(directory.resolve("etcd")),
                0,
                System.getenv().getOrDefault("PATH", "")));
    StackDirectory place = new StackDirectory(directory.resolve("stack"));
    place.prepare(false);
    stack =
        DevStack.start(
            new StackSettings(
                place,
                Ports.FREE,
                new EtcdChoice.At(URI.create(etcd.endpoint())),
                StackSettings.TELEMETRY),
            step -> {});
  }

  @AfterEach
  void stop() {
    if (stack != null) {
      stack.close();
    }
    if (etcd != null) {
      etcd.close();
    }
  }

  @Test
  void whatIsWellIsCalledSoAndEachFaultIsNamedWithItsRemedy() throws Exception {
    allIsWell();
    aCanaryPassesWhereNothingEnforces();
    aCanaryEndsInTheDeadLettersWhereSomethingDoes();
    aWrongTopicSettingIsFound();
    aValidatorThatIsAwayIsFound();
    anEtcdThatIsAwayIsFound();
    aBrokerThatIsAwayIsFound();
  }

  private void allIsWell() {
    Said said = await().atMost(LONG).until(this::doctor, it -> it.status("fleet").equals("ok"));
    assertThat(said.exit()).as(said.findings().toString()).isZero();
    for (String check :
        List.of(
            "registry-service",
            "validator-streams",
            "dlq-handler",
            "fleet",
            "versions",
            "mirror",
            "kafka",
            "clock")) {
      assertThat(said.status(check)).as(check + said.findings()).isEqualTo("ok");
    }
    // One broker without an authorizer: it works, and somebody should know.
    assertThat(said.status("topic assay.schemas")).isEqualTo("warn");
    assertThat(said.of("topic assay.schemas", "remedy")).contains("three copies");
    assertThat(said.status("rights")).isEqualTo("warn");
  }

  private void aCanaryPassesWhereNothingEnforces() throws Exception {
    var _ =
        new SchemasClient(ServiceEndpoint.registry(stack.registry()), "doctor")
            .publish(
                new UploadBody(
                    Optional.of("telemetry.FeedbackEvent"),
                    Optional.of("v1"),
                    Optional.of("1.0.0"),
                    Optional.of(WireJson.MAPPER.readTree("{\"type\":\"object\"}")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
    Said said = doctor("--canary", TOPIC);
    assertThat(said.status("canary")).as(said.findings().toString()).isEqualTo("warn");
    assertThat(said.of("canary", "detail")).contains(TOPIC + ".validated", "marked");
    assertThat(said.exit()).isZero();
    Said unbound = doctor("--canary", "nobody.reads.this");
    assertThat(unbound.status("canary")).isEqualTo("fail");
    assertThat(unbound.of("canary", "remedy")).contains(TOPIC);
    assertThat(unbound.exit()).isEqualTo(1);
  }

  private void aCanaryEndsInTheDeadLettersWhereSomethingDoes() {
    var _ =
        new EnforcementClient(ServiceEndpoint.registry(stack.registry()), "doctor")
            .set(
                Scope.parse("topic:" + TOPIC),
                new PolicyWishBody(
                    Optional.of("enforce"), Optional.empty(), Optional.of("a canary flies")),
                Optional.empty());
    Said said =
        await()
            .atMost(LONG)
            .until(() -> doctor("--canary", TOPIC), it -> it.status("canary").equals("ok"));
    assertThat(said.of("canary", "detail")).contains(TOPIC + ".dlq");
  }

  private void aWrongTopicSettingIsFound() throws Exception {
    set("assay.audit", "compact");
    Said said = doctor();
    assertThat(said.status("topic assay.audit")).isEqualTo("fail");
    assertThat(said.of("topic assay.audit", "detail")).contains("compact", "delete");
    assertThat(said.of("topic assay.audit", "remedy")).contains("kafka-configs.sh");
    assertThat(said.exit()).isEqualTo(1);
    set("assay.audit", "delete");
  }

  private void set(String topic, String cleanup) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("cleanup.policy", cleanup), AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private void aValidatorThatIsAwayIsFound() {
    Said said = doctor("--validator", "http://127.0.0.1:" + FreePorts.one());
    assertThat(said.status("validator-streams")).isEqualTo("fail");
    assertThat(said.of("validator-streams", "detail")).contains("refused");
    assertThat(said.exit()).isEqualTo(1);
  }

  private void anEtcdThatIsAwayIsFound() {
    etcd.stop();
    Said said = await().atMost(LONG).until(this::doctor, it -> !it.status("mirror").equals("ok"));
    assertThat(said.status("mirror")).isEqualTo("warn");
    assertThat(said.of("mirror", "remedy")).contains("etcd");
    assertThat(said.status("registry-service")).isEqualTo("warn");
    assertThat(said.exit()).isZero();
  }

  private void aBrokerThatIsAwayIsFound() {
    Said said = doctor("--bootstrap", "127.0.0.1:" + FreePorts.one());
    assertThat(said.status("kafka")).isEqualTo("fail");
    assertThat(said.exit()).isEqualTo(1);
  }

  private Said doctor(String... further) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path", ""),
                "dev.assay.cli.Main",
                "doctor",
                "--json"));
    if (!List.of(further).contains("--bootstrap")) {
      command.addAll(List.of("--bootstrap", stack.bootstrapServers()));
    }
    if (!List.of(further).contains("--validator")) {
      command.addAll(List.of("--validator", stack.validator().toString()));
    }
    command.addAll(List.of("--registry", stack.registry().toString()));
    command.addAll(List.of("--dlq-handler", stack.deadLetters().toString()));
    command.addAll(List.of(further));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(directory.resolve("said.json").toFile())
              .redirectError(directory.resolve("said.err").toFile())
              .start();
      int exit = process.waitFor();
      String out = Files.readString(directory.resolve("said.json"), UTF_8);
      // The class path of tests has a logger that writes to standard output.
      int begin = out.indexOf("[ {");
      assertThat(begin).as("%s said: %s", command, out).isNotNegative();
      return new Said(exit, WireJson.MAPPER.readTree(out.substring(begin)));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new AssertionError(told);
    }
  }
}
