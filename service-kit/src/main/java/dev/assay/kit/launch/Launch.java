package dev.assay.kit.launch;

import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.kit.lifecycle.CannotStart;
import dev.assay.kit.lifecycle.Lifecycle;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * A service as a process: arguments, configuration, wiring, a clean end.
 *
 * <p>What keeps it from starting is printed as one line per problem, without a stack trace; the
 * exit code is 2 if it was asked in a wrong way, 1 if the world wasn't ready.
 *
 * @param <C> the configuration record of the service
 */
public final class Launch<C extends Record> {
  private final String name;
  private final Class<C> configuration;
  private final Wiring<? super C> wiring;

  private Launch(String name, Class<C> configuration, Wiring<? super C> wiring) {
    this.name = name;
    this.configuration = configuration;
    this.wiring = wiring;
  }

  /** A service by its name, the record it is configured with, and how it is put together. */
  public static <C extends Record> Launch<C> of(
      String name, Class<C> configuration, Wiring<? super C> wiring) {
    return new Launch<>(name, configuration, wiring);
  }

  /** Runs until the process is told to end; what a {@code main} calls. Exits if it can't start. */
  public void main(String... arguments) {
    // gRPC and the JDK speak java.util.logging; one log for all.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Lifecycle lifecycle = new Lifecycle();
    Runtime.getRuntime().addShutdownHook(new Thread(lifecycle::close, "shutdown"));
    int exitCode =
        run(
            List.of(arguments),
            new Surroundings(System.getenv(), System.out, System.err),
            lifecycle);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /**
   * Runs until the lifecycle is closed, or answers at once where there is nothing to run.
   *
   * @return the exit code
   */
  int run(List<String> arguments, Surroundings around, Lifecycle lifecycle) {
    try {
      switch (Arguments.parse(arguments)) {
        case Arguments.Help() -> around.out().println(Usage.of(name, configuration));
        case Arguments.Version() -> around.out().println(name + " " + version());
        case Arguments.Run(var files, var overrides) -> {
          var sources = new ConfigurationSources(files, around.environment(), overrides);
          start(ConfigurationReader.read(configuration, sources), lifecycle);
          lifecycle.awaitClosed();
        }
      }
      return 0;
    } catch (CannotStart refusal) {
      refusal.lines().forEach(line -> around.err().println(name + ": " + line));
      return refusal.exitCode();
    } catch (Exception unexpected) {
      LoggerFactory.getLogger(configuration).atError().setCause(unexpected).log("cannot start");
      around.err().println(name + ": cannot start: " + unexpected);
      return CannotStart.WORLD;
    }
  }

  private void start(C read, Lifecycle lifecycle) throws Exception {
    long began = System.nanoTime();
    try {
      wiring.wire(read, lifecycle);
    } catch (Throwable failure) {
      lifecycle.close();
      throw failure;
    }
    LoggerFactory.getLogger(configuration)
        .atInfo()
        .addKeyValue("service", name)
        .addKeyValue("version", version())
        .addKeyValue("took_ms", (System.nanoTime() - began) / 1_000_000)
        .log("started");
  }

  private String version() {
    return Optional.ofNullable(configuration.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** What a process finds around it. */
  record Surroundings(Map<String, String> environment, PrintStream out, PrintStream err) {
    Surroundings {
      environment = Map.copyOf(environment);
    }
  }
}
