package dev.assay.cli.audit;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Table;
import dev.assay.client.ChangesClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code assay audit}. */
@Command(
    name = "audit",
    description = "Show who asked for what, granted or refused, newest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay audit --subject telemetry.FeedbackEvent",
      "  assay audit --outcome refused --since 2026-03-01T00:00:00Z --json"
    })
public final class AuditVerb implements Runnable {
  private static final int PAGE = 1_000;

  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Option(names = "--actor", paramLabel = "NAME", description = "Only what this one asked for.")
  private Optional<String> actor = Optional.empty();

  @Option(
      names = "--subject",
      paramLabel = "SUBJECT",
      description = "Only about a schema ([vN/]NAME[@VERSION]) or a policy's scope.")
  private Optional<String> subject = Optional.empty();

  @Option(names = "--action", paramLabel = "ACTION", description = "Such as publish-version.")
  private Optional<String> action = Optional.empty();

  @Option(names = "--outcome", paramLabel = "OUTCOME", description = "granted or refused.")
  private Optional<String> outcome = Optional.empty();

  @Option(names = "--since", paramLabel = "TIME", description = "Not before (ISO-8601, UTC).")
  private Optional<String> since = Optional.empty();

  @Option(names = "--until", paramLabel = "TIME", description = "Before (ISO-8601, UTC).")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many (by default ${DEFAULT-VALUE}).")
  private int limit = 100;

  @Override
  public void run() {
    List<JsonNode> records = records(registry.changes());
    output.answer(records, out -> table(records).writeTo(out, "nothing was asked for"));
  }

  private List<JsonNode> records(ChangesClient client) {
    List<JsonNode> records = new ArrayList<>();
    Map<String, String> query = query();
    boolean more = true;
    while (more && records.size() < limit) {
      query.put("limit", Integer.toString(Math.min(PAGE, limit - records.size())));
      JsonNode page = client.audit(query);
      page.path("records").forEach(records::add);
      more = page.has("before");
      query.put("before", page.path("before").asString(""));
    }
    return records;
  }

  private Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    actor.ifPresent(value -> query.put("actor", value));
    subject.ifPresent(value -> query.put("subject", value));
    action.ifPresent(value -> query.put("action", value));
    outcome.ifPresent(value -> query.put("outcome", value));
    since.ifPresent(value -> query.put("since", value));
    until.ifPresent(value -> query.put("until", value));
    return query;
  }

  private static Table table(List<JsonNode> records) {
    Table table = new Table("AT", "WHO", "ASKED FOR", "ABOUT", "OUTCOME", "");
    records.forEach(record ->
        table.row(
            text(record, "at"),
            text(record, "actor"),
            text(record, "action"),
            text(record, "target"),
            text(record, "outcome"),
            text(record, "outcome").equals("refused") ? text(record, "detail") : ""));
    return table;
  }

  private static String text(JsonNode record, String member) {
    return record.path(member).asString("");
  }
}
