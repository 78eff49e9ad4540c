package dev.assay.cli.whatif;

import dev.assay.cli.connection.WhatIfOption;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.traffic.Following;
import dev.assay.cli.traffic.TrafficOptions;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.WhatIfBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code assay what-if}. */
@Command(
    name = "what-if",
    description = {
      "Say what another schema or mode would do to the events that a topic still holds.",
      "Nothing is refused, moved or written."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay what-if --topic telemetry.feedback --last 1h",
      "  assay what-if --topic telemetry.feedback --last 1h --schema candidate.json",
      "  assay what-if --topic telemetry.feedback --mode canary --percent 5 --guard 2"
    })
public final class WhatIfVerb implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private WhatIfOption validator = new WhatIfOption();

  @Mixin private TrafficOptions traffic = new TrafficOptions();

  @Option(
      names = "--schema",
      paramLabel = "FILE",
      description = "A candidate: judged by as if it were published as the latest version.")
  private Optional<Path> schema = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "The mode to suppose: log-only, canary or enforce; by default enforce.")
  private Optional<String> mode = Optional.empty();

  @Option(
      names = "--percent",
      paramLabel = "N",
      description = "The share of keys that canary enforces, 1 to 99.")
  private Optional<Integer> percent = Optional.empty();

  @ArgGroup(exclusive = false)
  private @Nullable SupposedGuard guard;

  @Override
  public Integer call() {
    WhatIfBody run =
        Following.untilDone(
            validator.whatIfs(),
            traffic.wish(
                schema.map(WhatIfVerb::read),
                new TrafficOptions.Supposed(
                    mode, percent, Optional.ofNullable(guard).map(SupposedGuard::body))));
    output.answer(run, out -> WhatIfText.write(run, out));
    return run.state().equals("done") ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static JsonNode read(Path file) {
    try {
      return WireJson.MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "schema file '%s' can't be read (%s); check the path".formatted(file, unreadable),
          unreadable);
    } catch (JacksonException notJson) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "schema file '%s' is not JSON: %s at line %d, column %d"
              .formatted(
                  file,
                  notJson.getOriginalMessage(),
                  notJson.getLocation().getLineNr(),
                  notJson.getLocation().getColumnNr()),
          notJson);
    }
  }
}
