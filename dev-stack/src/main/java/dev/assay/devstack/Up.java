package dev.assay.devstack;

import dev.assay.client.SchemasClient;
import dev.assay.client.ServiceEndpoint;
import dev.assay.client.ServiceFailure;
import dev.assay.client.ValidatorClient;
import dev.assay.devstack.demo.SimulationSettings;
import dev.assay.devstack.demo.TelemetrySimulation;
import dev.assay.devstack.stack.DevStack;
import dev.assay.devstack.stack.StackRefused;
import dev.assay.devstack.stack.StackSettings;
import dev.assay.devstack.traffic.DemoTraffic;
import dev.assay.devstack.traffic.SchemaFolder;
import dev.assay.devstack.view.TerminalView;
import dev.assay.kit.lifecycle.CannotStart;
import dev.assay.kit.lifecycle.Lifecycle;
import dev.assay.servers.ServerStartFailure;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay up}. */
@Command(
    name = "assay up",
    mixinStandardHelpOptions = true,
    versionProvider = UpVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Starts Kafka, the registry, the validator and the dlq-handler on this machine.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay up --demo              everything, with live telemetry to look at",
      "  assay up                     the stack alone, quiet, for your own producers",
      "  assay up --fresh --port 0    forget earlier data; any free port for Kafka",
      "",
      "Ctrl-C stops everything. Data is kept for the next start."
    })
public final class Up implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final Duration PER_CLOSE = Duration.ofSeconds(15);

  @Mixin private UpOptions options = new UpOptions();

  private final PrintStream out = System.out;

  /** Runs until it is told to stop. */
  public static void main(String[] args) {
    System.setProperty("logback.configurationFile", "dev/assay/devstack/logback.xml");
    CommandLine command = new CommandLine(new Up());
    command.setExecutionExceptionHandler((problem, line, parsed) -> refused(problem, line));
    System.exit(command.execute(args));
  }

  private static int refused(Exception problem, CommandLine command) {
    List<String> lines =
        switch (problem) {
          case CannotStart cannot -> cannot.lines();
          case StackRefused refusal -> List.of(String.valueOf(refusal.getMessage()));
          case ServerStartFailure failure -> List.of(String.valueOf(failure.getMessage()));
          case ServiceFailure failure -> List.of(String.valueOf(failure.getMessage()));
          case IllegalArgumentException argument -> List.of(String.valueOf(argument.getMessage()));
          default ->
              List.of("failed: %s; the log says more: --data-dir/log/assay.log".formatted(problem));
        };
    lines.forEach(line -> command.getErr().println("assay: " + line));
    return problem instanceof IllegalArgumentException ? USAGE : FAILED;
  }

  @Override
  public Integer call() throws Exception {
    StackSettings settings = options.settings();
    // Before anything of ours has a logger: the first one fixes where all of them write.
    System.setProperty("assay.log.file", settings.directory().log().toString());
    settings.ports().refuseTaken();
    settings.directory().prepare(options.fresh());
    try (Lifecycle lifecycle = new Lifecycle(PER_CLOSE)) {
      Thread main = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(main, lifecycle), "shutdown"));
      return run(settings, lifecycle);
    }
  }

  private int run(StackSettings settings, Lifecycle lifecycle) throws Exception {
    Progress progress = new Progress(out, Terminal.isOutput());
    DevStack stack = lifecycle.open(DevStack.start(settings, progress::step));
    if (options.demo()) {
      progress.step("publishing schemas");
      startDemo(stack, lifecycle);
    }
    progress.done();
    List<String> header = Whereabouts.lines(stack, settings);
    return options.demo() ? show(stack, header, lifecycle) : wait(stack, header);
  }

  private void startDemo(DevStack stack, Lifecycle lifecycle) {
    SchemasClient registry =
        new SchemasClient(ServiceEndpoint.registry(stack.registry()), "demo");
    new SchemaFolder(options.schemas()).publishTo(registry);
    lifecycle.open(
        DemoTraffic.start(
            stack.bootstrapServers(),
            new TelemetrySimulation(
                SimulationSettings.demo(options.seed(), Instant.now(), options.rate())),
            Clock.systemUTC()));
  }

  private int show(DevStack stack, List<String> header, Lifecycle lifecycle)
      throws InterruptedException {
    TerminalView view = new TerminalView(out, Terminal.isOutput(), header);
    ValidatorClient validator = new ValidatorClient(ServiceEndpoint.validator(stack.validator()));
    Thread showing = Thread.ofVirtual().name("view").start(() -> view.run(validator));
    // On top of everything else, so that it is gone before what it looks at.
    lifecycle.onClose("view", () -> endOf(showing));
    return awaitEnd(stack);
  }

  private static void endOf(Thread showing) throws InterruptedException {
    showing.interrupt();
    var _ = showing.join(Duration.ofSeconds(2));
  }

  private int wait(DevStack stack, List<String> header) throws InterruptedException {
    header.forEach(out::println);
    return awaitEnd(stack);
  }

  /** Waits for Ctrl-C, for the time asked for, or for Kafka to give up. */
  private int awaitEnd(DevStack stack) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    var _ = stack.fault().thenRun(ended::countDown);
    if (options.duration().isEmpty()) {
      ended.await();
    } else if (!ended.await(options.duration().get().toMillis(), TimeUnit.MILLISECONDS)) {
      return 0;
    }
    throw new StackRefused(
        "Kafka gave up: %s; look at free disk space and at the log, then start again"
            .formatted(stack.fault().getNow(new IllegalStateException("no reason given"))));
  }

  /** On Ctrl-C or TERM: everything is closed before the JVM goes on ending. */
  private void stop(Thread main, Lifecycle lifecycle) {
    if (main.isAlive()) {
      out.println();
      out.println("stopping …");
    }
    lifecycle.close();
  }
}
