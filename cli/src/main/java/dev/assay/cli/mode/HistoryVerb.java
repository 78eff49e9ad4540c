package dev.assay.cli.mode;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Table;
import dev.assay.client.ChangesClient;
import dev.assay.contracts.changes.PolicyChange;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.json.WireJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code assay mode history}. */
@Command(
    name = "history",
    description = {
      "Show what was decided, newest first, with who and why: by operators, by guards, and where a time was over.",
      "As far back as changes are retained."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay mode history telemetry.FeedbackEvent",
      "  assay mode history --limit 5 --json"
    })
final class HistoryVerb implements Runnable {
  private static final String POLICY_SET = "policy-set";
  private static final int PAGE = 1_000;

  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "SCOPE",
      converter = ScopeConverter.class,
      description = "A schema's name, schema:NAME, topic:NAME or '*'; without it all.")
  private Optional<Scope> scope = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many (by default ${DEFAULT-VALUE}).")
  private int limit = 50;

  @Override
  public void run() {
    List<Decided> all = decisions(registry.changes());
    List<Decided> newest = all.reversed().stream().limit(limit).toList();
    output.answer(newest, out -> table(newest).writeTo(out, "nobody decided anything"));
  }

  /**
   * A decision as it was told.
   *
   * @param at when
   * @param change what
   */
  record Decided(String at, PolicyChange change) {}

  private List<Decided> decisions(ChangesClient client) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("type", POLICY_SET);
    query.put("limit", Integer.toString(PAGE));
    query.put("from", "earliest");
    scope.ifPresent(one -> query.put("subject", one.toString()));
    List<Decided> decisions = new ArrayList<>();
    boolean more = true;
    while (more) {
      JsonNode page = client.page(query);
      page.path("changes").forEach(event -> decisions.add(decided(event)));
      more = !page.path("at_end").asBoolean(true);
      query.put("from", page.path("next").asString(""));
    }
    return decisions;
  }

  private static Decided decided(JsonNode event) {
    return new Decided(
        event.path("time").asString(""),
        WireJson.MAPPER.treeToValue(event.path("data"), PolicyChange.class));
  }

  private static Table table(List<Decided> decisions) {
    Table table = new Table("AT", "SCOPE", "REVISION", "MODE", "BEFORE", "CAUSE", "BY", "REASON");
    decisions.forEach(decided -> {
      PolicyChange change = decided.change();
      table.row(
          decided.at(),
          change.scope(),
          change.revision(),
          mode(change),
          change.previousMode(),
          change.cause().orElse("operator"),
          change.by(),
          change.reason());
    });
    return table;
  }

  private static String mode(PolicyChange change) {
    String mode =
        change.mode().equals("canary")
            ? "%s %d%%".formatted(change.mode(), change.enforcedPercent())
            : change.mode();
    return change.lifted().orElse(false)
        ? mode + " (left to the wider scopes)"
        : mode + change.until().map(until -> " until " + until).orElse("");
  }
}
