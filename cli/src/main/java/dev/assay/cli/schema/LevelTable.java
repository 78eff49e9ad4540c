package dev.assay.cli.schema;

import dev.assay.cli.terminal.Table;
import dev.assay.contracts.compatibility.CompatibilityPolicy;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.rest.CompatibilityBody;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Rules about compatibility as people read them. */
final class LevelTable {
  private LevelTable() {}

  static Table of(List<CompatibilityBody> rules) {
    Table table =
        new Table("SCOPE", "LEVEL", "CONTENT", "DECIDED FOR", "REVISION", "SINCE", "BY", "REASON");
    rules.forEach(rule ->
        table.row(
            rule.scope(),
            rule.level(),
            rule.content(),
            rule.decidedFor(),
            rule.revision(),
            rule.revision() == CompatibilityPolicy.DEFAULT_REVISION ? "-" : rule.since(),
            rule.by(),
            rule.reason()));
    return table;
  }

  static String line(CompatibilityBody rule) {
    return "%s is %s %s (revision %d of %s)"
        .formatted(rule.scope(), rule.level(), rule.content(), rule.revision(), rule.decidedFor());
  }

  /** Reads {@code *}, {@code track:v1}, {@code subject:v1/NAME} or {@code v1/NAME}. */
  static final class ScopeConverter implements ITypeConverter<CompatibilityScope> {
    @Override
    public CompatibilityScope convert(String text) {
      try {
        return CompatibilityScope.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(String.valueOf(wrong.getMessage()));
      }
    }
  }
}
