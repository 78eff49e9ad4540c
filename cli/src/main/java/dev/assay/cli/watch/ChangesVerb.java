package dev.assay.cli.watch;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.client.ChangesClient;
import dev.assay.client.ServiceUnreachable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code assay changes}. */
@Command(
    name = "changes",
    description = "Show what changed, as the registry tells it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay changes --subject telemetry.FeedbackEvent",
      "  assay changes --follow --since 120 --json"
    })
public final class ChangesVerb implements Runnable {
  private static final int TRIES = 10;
  private static final long PAUSE_MS = 2_000;

  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what comes, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--since",
      paramLabel = "OFFSET",
      description =
          "Begin there; earliest and latest will do too. By default earliest, with --follow latest.")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--subject",
      split = ",",
      paramLabel = "SUBJECT",
      description = "Only about these: [vN/]NAME, the beginning of one and *, or a scope.")
  private List<String> subjects = List.of();

  @Option(
      names = "--type",
      split = ",",
      completionCandidates = ChangeKinds.class,
      converter = ChangeKinds.Checked.class,
      paramLabel = "TYPE",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private List<String> types = List.of();

  @Option(names = "--limit", paramLabel = "N", description = "End after this many changes.")
  private long limit = Long.MAX_VALUE;

  private long shown;

  @Override
  public void run() {
    ChangesClient client = registry.changes();
    if (follow) {
      follow(client);
    } else {
      pages(client);
    }
  }

  private Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    if (!subjects.isEmpty()) {
      query.put("subject", String.join(",", subjects));
    }
    if (!types.isEmpty()) {
      query.put("type", String.join(",", types));
    }
    return query;
  }

  private void pages(ChangesClient client) {
    Map<String, String> query = query();
    query.put("from", since.orElse("earliest"));
    boolean more = true;
    while (more && shown < limit) {
      JsonNode page = client.page(query);
      page.path("changes").forEach(this::show);
      more = !page.path("at_end").asBoolean(true);
      query.put("from", page.path("next").asString(""));
    }
  }

  private void follow(ChangesClient client) {
    Map<String, String> query = query();
    since.ifPresent(offset -> query.put("from", offset));
    Optional<String> last = Optional.empty();
    int failed = 0;
    while (shown < limit) {
      try {
        last = client.follow(query, last, this::showUntilLimit);
        failed = 0;
      } catch (LimitReached enough) {
        return;
      } catch (ServiceUnreachable gone) {
        failed++;
        if (failed == TRIES || last.isEmpty()) {
          throw gone;
        }
      }
      output.note("the registry ended the stream; coming back");
      pause();
    }
  }

  /** Leaves a stream that would go on. */
  private static final class LimitReached extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void showUntilLimit(JsonNode change) {
    show(change);
    if (shown >= limit) {
      throw new LimitReached();
    }
  }

  private void show(JsonNode change) {
    if (change.has("goesOnAt")) {
      output.note(
          "what lies between %s and %s is not retained any more"
              .formatted(change.path("asked").asString(""), change.path("goesOnAt").asString("")));
    } else if (shown < limit) {
      output.next(change, ChangeLine.of(change));
      shown++;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "interrupted", stop);
    }
  }
}
