package dev.assay.cli.deadletters;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.FailureGroupBody.Sample;
import dev.assay.contracts.rest.FailureGroupBody.SampleError;
import dev.assay.schema.json.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The lines of one sample: the event, and each error beside the line it is about. */
final class SampleLines {
  private static final String MARK = "   <-- ";

  private final List<SampleError> untold;
  private final List<String> lines = new ArrayList<>();

  private SampleLines(List<SampleError> errors) {
    this.untold = new ArrayList<>(errors);
  }

  static List<String> of(Sample sample) {
    SampleLines lines = new SampleLines(sample.errors());
    parsed(sample)
        .ifPresentOrElse(
            event -> lines.add(JsonPointer.ROOT, "", event, ""),
            () -> lines.lines.add(sample.value() + (sample.truncated() ? " … (cut)" : "")));
    lines.untold.forEach(
        error -> lines.lines.add("%s%s".formatted(MARK.strip() + " ", text(error, true))));
    return lines.lines;
  }

  private static Optional<JsonNode> parsed(Sample sample) {
    try {
      return sample.truncated()
          ? Optional.empty()
          : Optional.of(WireJson.MAPPER.readTree(sample.value()))
              .filter(event -> !event.isMissingNode());
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private void add(String pointer, String before, JsonNode node, String after) {
    if (node.isContainer() && !node.isEmpty()) {
      lines.add(before + (node.isObject() ? "{" : "[") + beside(pointer));
      addMembers(pointer, indentOf(before) + "  ", node);
      lines.add(indentOf(before) + (node.isObject() ? "}" : "]") + after);
    } else {
      lines.add(before + node + after + beside(pointer));
    }
  }

  private void addMembers(String pointer, String indent, JsonNode node) {
    int left = node.size();
    if (node.isObject()) {
      for (var member : node.properties()) {
        String name = WireJson.MAPPER.writeValueAsString(member.getKey());
        add(
            JsonPointer.child(pointer, member.getKey()),
            indent + name + ": ",
            member.getValue(),
            --left > 0 ? "," : "");
      }
    } else {
      for (int index = 0; index < node.size(); index++) {
        add(JsonPointer.child(pointer, index), indent, node.get(index), --left > 0 ? "," : "");
      }
    }
  }

  private String beside(String pointer) {
    List<SampleError> here =
        untold.stream().filter(error -> error.instance().equals(pointer)).toList();
    untold.removeAll(here);
    return here.isEmpty()
        ? ""
        : here.stream()
            .map(error -> text(error, false))
            .collect(Collectors.joining("; ", MARK, ""));
  }

  private static String text(SampleError error, boolean withPlace) {
    String place = withPlace && !error.instance().isEmpty() ? error.instance() + ": " : "";
    return "%s%s (%s)".formatted(place, error.message(), error.keyword());
  }

  private static String indentOf(String before) {
    return before.substring(0, before.length() - before.stripLeading().length());
  }
}
