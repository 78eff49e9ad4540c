package dev.assay.triage;

import dev.assay.kit.launch.Launch;
import java.time.Clock;

/** The dlq-handler as a process. */
public final class TriageMain {
  private TriageMain() {}

  /** Runs until told to end. */
  public static void main(String... arguments) {
    Launch.of(
            "dlq-handler",
            TriageConfiguration.class,
            (configuration, lifecycle) ->
                lifecycle.open(TriageService.start(configuration, Clock.systemUTC())))
        .main(arguments);
  }
}
