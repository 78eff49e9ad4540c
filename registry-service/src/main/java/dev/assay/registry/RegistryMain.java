package dev.assay.registry;

import dev.assay.kit.launch.Launch;
import java.time.Clock;

/** registry-service as a process. */
public final class RegistryMain {
  private RegistryMain() {}

  /** Runs until told to end. */
  public static void main(String[] args) {
    Launch.of(
            "registry-service",
            RegistryConfiguration.class,
            (configuration, lifecycle) -> {
              Clock clock = Clock.systemUTC();
              RegistryService service = lifecycle.open(RegistryService.start(configuration, clock));
              var _ = service.holdOwnSchemas(clock);
            })
        .main(args);
  }
}
