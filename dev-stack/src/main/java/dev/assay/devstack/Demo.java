package dev.assay.devstack;

import dev.assay.client.Credentials;
import dev.assay.client.SchemasClient;
import dev.assay.client.ServiceEndpoint;
import dev.assay.client.ServiceFailure;
import dev.assay.devstack.demo.SimulationSettings;
import dev.assay.devstack.demo.TelemetrySimulation;
import dev.assay.devstack.traffic.DemoTraffic;
import dev.assay.devstack.traffic.SchemaFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay demo}, in the image of the command line: the demo against a stack elsewhere. */
@Command(
    name = "assay demo",
    mixinStandardHelpOptions = true,
    versionProvider = UpVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Publishes the demo's schemas and sends simulated telemetry until it is stopped. The token"
            + " for the registry comes from ASSAY_TOKEN.")
public final class Demo implements Callable<Integer> {
  private static final int FAILED = 1;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "${env:ASSAY_REGISTRY_URL:-http://127.0.0.1:8081}",
      description = "The registry (ASSAY_REGISTRY_URL, else http://127.0.0.1:8081).")
  private URI registry = ServiceEndpoint.LOCAL_REGISTRY;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:ASSAY_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
      description = "Kafka's brokers (ASSAY_BOOTSTRAP_SERVERS, else 127.0.0.1:9092).")
  private String bootstrapServers = "";

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      required = true,
      description = "The schemas to publish, one folder a track.")
  private @Nullable Path schemas;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "200",
      description = "Events per second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed tells the same story.")
  private long seed;

  @Option(
      names = "--token-over-http",
      description = "Send the token over http too, as within one machine's own network.")
  private boolean tokenOverHttp;

  /** Runs until it is told to stop. */
  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new Demo());
    command.setExecutionExceptionHandler((problem, line, parsed) -> told(problem, line));
    System.exit(command.execute(arguments));
  }

  private static int told(Exception problem, CommandLine command) throws Exception {
    if (problem instanceof ServiceFailure || problem instanceof IllegalArgumentException) {
      command.getErr().println("assay: " + problem.getMessage());
      return FAILED;
    }
    throw problem;
  }

  @Override
  public Integer call() throws InterruptedException {
    SimulationSettings settings = SimulationSettings.demo(seed, Instant.now(), rate);
    int published =
        new SchemaFolder(Optional.ofNullable(schemas).orElseThrow())
            .publishTo(
                new SchemasClient(
                    ServiceEndpoint.registry(registry).withCredentials(credentials()), "demo"))
            .size();
    try (DemoTraffic traffic =
        DemoTraffic.start(bootstrapServers, new TelemetrySimulation(settings), Clock.systemUTC())) {
      Runtime.getRuntime().addShutdownHook(new Thread(traffic::close, "shutdown"));
      System.out.printf(
          "%d schemas published, sending %d events a second to %s%n",
          published, rate, bootstrapServers);
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private Credentials credentials() {
    Credentials credentials =
        Optional.ofNullable(System.getenv("ASSAY_TOKEN"))
            .filter(token -> !token.isBlank())
            .map(Credentials::token)
            .orElse(Credentials.NONE);
    return tokenOverHttp ? credentials.overHttpToo() : credentials;
  }
}
