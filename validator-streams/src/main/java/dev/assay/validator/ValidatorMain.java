package dev.assay.validator;

import dev.assay.kit.launch.Launch;
import java.time.Clock;

/** Runs a validator as a process of its own. */
public final class ValidatorMain {
  private ValidatorMain() {}

  /** Starts with {@code --config FILE} and {@code --set KEY=VALUE}; see {@code --help}. */
  public static void main(String[] arguments) {
    Launch.of(
            "validator-streams",
            ValidatorConfiguration.class,
            (configuration, lifecycle) ->
                lifecycle.open(ValidatorService.start(configuration, Clock.systemUTC())))
        .main(arguments);
  }
}
