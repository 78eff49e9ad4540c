package dev.assay.benchmarks.modeswitch;

import dev.assay.client.EnforcementClient;
import dev.assay.client.ServiceEndpoint;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.rest.PolicyWishBody;
import dev.assay.devstack.stack.DevStack;
import dev.assay.devstack.stack.EtcdChoice;
import dev.assay.devstack.stack.Ports;
import dev.assay.devstack.stack.StackDirectory;
import dev.assay.devstack.stack.StackSettings;
import dev.assay.devstack.traffic.SchemaFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Switches a schema between log-only and enforce under load, and measures each switch.
 *
 * <p>The clock starts when the registry's answer to the PUT is there. <em>Routed</em> is the time
 * that the first dead letter under the new policy carries as its own timestamp, which is when the
 * validator decided; 0 where it decided before the answer arrived. <em>Visible</em> is when a
 * {@code read_committed} consumer of the output has that first record in hand; it includes the
 * validator's commit interval of 100 ms. Both are read off one machine's clock, in milliseconds.
 */
public final class ModeSwitch {
  private static final int WARM_UP = 20;
  private static final Scope SCOPE = Scope.parse("schema:telemetry.FeedbackEvent");

  private ModeSwitch() {}

  /** Runs; the first argument is how often to switch each way, by default 200. */
  public static void main(String[] arguments) throws IOException {
    int switches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    Path directory = Files.createTempDirectory("assay-mode-switch");
    System.setProperty("logback.configurationFile", "dev/assay/devstack/logback.xml");
    StackDirectory place = new StackDirectory(directory);
    System.setProperty("assay.log.file", place.log().toString());
    place.prepare(true);
    StackSettings settings =
        new StackSettings(place, Ports.FREE, new EtcdChoice.Off(), StackSettings.TELEMETRY);
    try (DevStack stack = DevStack.start(settings, step -> {})) {
      measure(stack, switches);
    }
  }

  private static void measure(DevStack stack, int switches) {
    EnforcementClient registry =
        new EnforcementClient(ServiceEndpoint.registry(stack.registry()), "benchmark");
    Path schemas = Path.of(System.getProperty("assay.home", "."), "schemas");
    new SchemaFolder(schemas).publishTo(registry);
    List<Long> routed = new ArrayList<>();
    List<Long> visible = new ArrayList<>();
    List<Long> visibleBack = new ArrayList<>();
    try (BrokenTraffic _ = BrokenTraffic.start(stack.bootstrapServers());
        Outputs outputs = new Outputs(stack.bootstrapServers())) {
      for (int i = -WARM_UP; i < switches; i++) {
        long revision = set(registry, Mode.ENFORCE);
        long enforced = System.currentTimeMillis();
        Outputs.Seen refused = outputs.awaitDeadLetter(revision);
        set(registry, Mode.LOG_ONLY);
        long relaxed = System.currentTimeMillis();
        long marked = outputs.awaitMarked();
        if (i >= 0) {
          routed.add(Math.max(0, refused.decidedAtMs() - enforced));
          visible.add(Math.max(0, refused.arrivedAtMs() - enforced));
          visibleBack.add(Math.max(0, marked - relaxed));
        }
      }
    }
    System.out.printf("%d switches each way, %d before them to warm up%n", switches, WARM_UP);
    System.out.println("                                         median     p99     max");
    System.out.println(Distribution.row("to enforce, first record routed", routed));
    System.out.println(Distribution.row("to enforce, visible to a consumer", visible));
    System.out.println(Distribution.row("to log-only, visible to a consumer", visibleBack));
  }

  private static long set(EnforcementClient registry, Mode mode) {
    return registry
        .set(
            SCOPE,
            new PolicyWishBody(Optional.of(mode.text()), Optional.empty(), Optional.empty()),
            Optional.empty())
        .policy()
        .revision();
  }
}
