package dev.assay.cli.validate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.contracts.json.WireJson;
import dev.assay.schema.document.Dialect;
import dev.assay.schema.document.SchemaFault;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.Engine;
import dev.assay.schema.validation.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The cases of a file in the shape of the official suite, held against what it expects. */
final class SuiteRun {
  private final Path file;
  private final Optional<String> wished;
  private final Engine engine;
  private final Output output;
  private int cases;
  private int wrong;
  private int unreadable;

  SuiteRun(Path file, Optional<String> wished, Engine engine, Output output) {
    this.file = file;
    this.wished = wished;
    this.engine = engine;
    this.output = output;
  }

  /**
   * What became of one case.
   *
   * @param expected what the suite says
   * @param valid what we say; empty where the schema can't be used
   * @param agrees whether both say the same
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record CaseVerdict(
      String group,
      String test,
      boolean expected,
      Optional<Boolean> valid,
      boolean agrees,
      Optional<String> engine,
      Optional<String> unusable) {}

  int run() {
    Dialect dialect = wished.map(SuiteRun::named).orElseGet(this::byDirectory);
    for (JsonNode group : groups()) {
      run(group, dialect);
    }
    output.note(
        "%d cases as %s: %d agree, %d don't, %d of schemas that can't be used"
            .formatted(cases, dialect, cases - wrong - unreadable, wrong, unreadable));
    return wrong + unreadable == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private JsonNode groups() {
    try {
      JsonNode groups = WireJson.MAPPER.readTree(Files.readAllBytes(file));
      if (!groups.isArray()) {
        throw new CommandFailure(
            ExitCode.FAILED,
            "suite '%s' is no array of groups with 'schema' and 'tests'".formatted(file));
      }
      return groups;
    } catch (NoSuchFileException missing) {
      throw new CommandFailure(
          ExitCode.FAILED, "suite '%s' does not exist; check the path".formatted(file), missing);
    } catch (IOException | JacksonException notJson) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "suite '%s' can't be read (%s)".formatted(file, notJson.getMessage()),
          notJson);
    }
  }

  private void run(JsonNode group, Dialect dialect) {
    byte[] schema = WireJson.MAPPER.writeValueAsBytes(inDialect(group.path("schema"), dialect));
    switch (SchemaToJudgeBy.readText(schema)) {
      case SchemaReading.Readable(var document) -> {
        Judge judge = SchemaToJudgeBy.judge(document, engine);
        group.path("tests").forEach(test -> judged(group, test, judge));
      }
      case SchemaReading.Refused(List<SchemaFault> faults) ->
          group.path("tests").forEach(test -> unusable(group, test, faults.getFirst()));
    }
  }

  private void judged(JsonNode group, JsonNode test, Judge judge) {
    byte[] event = WireJson.MAPPER.writeValueAsBytes(test.path("data"));
    EventVerdict verdict = EventVerdict.of(++cases, judge.judge(event));
    boolean expected = test.path("valid").asBoolean(false);
    boolean agrees = verdict.unchecked().isEmpty() && verdict.valid() == expected;
    wrong += agrees ? 0 : 1;
    tell(
        new CaseVerdict(
            group.path("description").asString(""),
            test.path("description").asString(""),
            expected,
            Optional.of(verdict.valid()),
            agrees,
            Optional.of(verdict.engine()),
            Optional.empty()));
  }

  private void unusable(JsonNode group, JsonNode test, SchemaFault fault) {
    cases++;
    unreadable++;
    tell(
        new CaseVerdict(
            group.path("description").asString(""),
            test.path("description").asString(""),
            test.path("valid").asBoolean(false),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.of("at '%s', %s".formatted(fault.pointer(), fault.problem()))));
  }

  private void tell(CaseVerdict verdict) {
    String word = verdict.unusable().orElse(verdict.agrees() ? "agrees" : "DISAGREES");
    output.next(verdict, "%s | %s: %s".formatted(verdict.group(), verdict.test(), word));
  }

  private static JsonNode inDialect(JsonNode schema, Dialect dialect) {
    if (!schema.isObject() || schema.has("$schema")) {
      return schema;
    }
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    named.put("$schema", dialect.metaSchemaUri());
    schema.properties().forEach(member -> named.set(member.getKey(), member.getValue()));
    return named;
  }

  private Dialect byDirectory() {
    String path = file.toAbsolutePath().toString().replace("draft", "").replace("-", "");
    return Arrays.stream(Dialect.values())
        .filter(dialect -> Arrays.asList(path.split("/")).contains(shortName(dialect)))
        .findFirst()
        .orElse(Dialect.DEFAULT);
  }

  /** The suite's directories are called {@code draft4} to {@code draft2020-12}. */
  private static String shortName(Dialect dialect) {
    return dialect
        .name()
        .toLowerCase(Locale.ROOT)
        .replace("draft_0", "")
        .replace("draft_", "")
        .replace("_", "");
  }

  private static Dialect named(String name) {
    String plain = name.replace("draft", "").replace("-", "").replaceFirst("^0", "");
    return Arrays.stream(Dialect.values())
        .filter(dialect -> shortName(dialect).equals(plain))
        .findFirst()
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "--dialect '%s' is none of draft-04, draft-06, draft-07, 2019-09, 2020-12"
                    .formatted(name)));
  }
}
