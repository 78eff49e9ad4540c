package dev.assay.cli.mirror;

import dev.assay.cli.terminal.Printable;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** A JSON answer as lines, one for each value with the way to it. */
final class MemberLines {
  private MemberLines() {}

  static void write(JsonNode answer, PrintWriter out) {
    write("", answer, out);
  }

  private static void write(String way, JsonNode node, PrintWriter out) {
    if (node.isObject()) {
      node.properties()
          .forEach(member ->
              write(
                  way.isEmpty() ? member.getKey() : way + "." + member.getKey(),
                  member.getValue(),
                  out));
    } else if (node.isArray()) {
      node.forEach(element -> write(way, element, out));
    } else {
      out.println(Printable.line("%s: %s".formatted(way, node.asString())));
    }
  }
}
