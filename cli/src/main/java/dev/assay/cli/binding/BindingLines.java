package dev.assay.cli.binding;

import dev.assay.cli.terminal.Table;
import dev.assay.contracts.rest.BindingBody;
import dev.assay.contracts.rest.BindingsInForceBody;
import dev.assay.contracts.rest.BindingsInForceBody.InForce;
import java.util.List;

/** Bindings as people read them. */
final class BindingLines {
  private BindingLines() {}

  static Table table(BindingsInForceBody all) {
    Table table =
        new Table("NAME", "SOURCE", "SCHEMA", "TRACKS", "PAYLOAD", "UNCHECKED", "OUTPUTS", "FROM");
    all.bindings()
        .forEach(one ->
            table.row(
                one.name(),
                source(one),
                one.schema(),
                String.join(",", one.tracks()),
                one.payload(),
                one.whenUnchecked(),
                outputs(one),
                one.from()));
    return table;
  }

  static List<String> setAside(BindingsInForceBody all) {
    return all.setAside().stream()
        .map(one -> "%s does not hold: %s".formatted(one.name(), one.why()))
        .toList();
  }

  static Table details(BindingBody one) {
    Table table = new Table("WHAT", "DECIDED");
    table.row("name", one.name());
    one.source().ifPresent(topic -> table.row("source", topic));
    one.pattern().ifPresent(pattern -> table.row("pattern", pattern));
    table.row("schema", one.schema());
    table.row("tracks", String.join(",", one.tracks()));
    one.validated().ifPresent(topic -> table.row("validated", topic));
    one.deadLetters().ifPresent(topic -> table.row("dead letters", topic));
    table.row("payload", one.payload());
    table.row("when unchecked", one.whenUnchecked());
    one.repeatedMembers().ifPresent(what -> table.row("repeated members", what));
    table.row("annotate valid", one.annotateValid());
    table.row("schema wait", one.schemaWaitMs() + " ms");
    table.row("application", one.application());
    table.row("revision", one.revision());
    table.row("since", one.since());
    table.row("by", one.by());
    table.row("reason", one.reason());
    return table;
  }

  private static String source(InForce one) {
    return one.source()
        .orElseGet(() ->
            "%s → %s"
                .formatted(
                    one.pattern().orElse("?"),
                    one.topics()
                        .filter(topics -> !topics.isEmpty())
                        .map(topics -> String.join(" ", topics))
                        .orElse("none yet")));
  }

  private static String outputs(InForce one) {
    return one.validated()
        .map(topic -> topic + " " + one.deadLetters().orElse("?"))
        .orElse("by suffix");
  }
}
