package dev.assay.cli.deadletters;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.RedriveWishBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What {@code assay dlq redrive} can be told about letters, repair and movement. */
final class RedriveOptions {
  @Mixin private LetterSelection letters = new LetterSelection();

  @Option(
      names = "--patch",
      paramLabel = "FILE",
      description = "Repair by a JSON Patch (RFC 6902).")
  private Optional<Path> patch = Optional.empty();

  @Option(
      names = "--merge-patch",
      paramLabel = "FILE",
      description = "Repair by a JSON Merge Patch (RFC 7386).")
  private Optional<Path> mergePatch = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "POINTER=VALUE",
      description = "Repair one place: JSON where it is JSON, else a text; repeatable.")
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--track",
      paramLabel = "vN",
      description = "Judge by this track instead of the one that refused.")
  private Optional<String> track = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "source|validated|topic:NAME",
      description = "Where they go; the source topic by default.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      converter = PerSecond.class,
      description = "At most so many a second.")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      description = "Park what was redriven so often; 3 by default.")
  private Optional<Integer> maxAttempts = Optional.empty();

  @Option(names = "--park-failing", description = "Park what still fails.")
  private boolean parkFailing;

  @Option(
      names = "--from-archive",
      paramLabel = "NAME",
      description = "Read from this archive instead of the topics.")
  private Optional<String> archive = Optional.empty();

  @Option(names = "--again", description = "Also what a redrive has moved before.")
  private boolean again;

  @Option(
      names = "--force",
      description = "Although the group is neither repaired nor marked fixed.")
  private boolean force;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the redrive.")
  private Optional<String> reason = Optional.empty();

  boolean isForced() {
    return force;
  }

  RedriveWishBody body(boolean dryRun) {
    return new RedriveWishBody(
        letters.group(),
        letters.topics(),
        letters.since(),
        letters.until(),
        letters.offsets(),
        letters.schema(),
        letters.producer(),
        patch.map(RedriveOptions::json),
        mergePatch.map(RedriveOptions::json),
        set.isEmpty() ? Optional.empty() : Optional.of(assignments()),
        track,
        to,
        rate,
        maxAttempts,
        parkFailing ? Optional.of(true) : Optional.empty(),
        again ? Optional.of(true) : Optional.empty(),
        force ? Optional.of(true) : Optional.empty(),
        Optional.of(dryRun),
        reason,
        archive);
  }

  private Map<String, JsonNode> assignments() {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    for (String each : set) {
      int equals = each.indexOf('=');
      if (equals < 1 || each.charAt(0) != '/') {
        throw new CommandFailure(
            ExitCode.FAILED,
            "--set '%s' is not of the form /pointer=value, such as /source=store".formatted(each));
      }
      all.put(each.substring(0, equals), value(each.substring(equals + 1)));
    }
    return all;
  }

  private static JsonNode value(String text) {
    try {
      JsonNode json = WireJson.MAPPER.readTree(text);
      return json.isMissingNode() ? StringNode.valueOf(text) : json;
    } catch (JacksonException notJson) {
      return StringNode.valueOf(text);
    }
  }

  private static JsonNode json(Path file) {
    try {
      return WireJson.MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "repair file '%s' can't be read (%s); name a file with a JSON document"
              .formatted(file, unreadable));
    } catch (JacksonException notJson) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "repair file '%s' is not JSON: %s".formatted(file, notJson.getOriginalMessage()));
    }
  }
}
