package dev.assay.kit.config;

import java.util.ArrayList;
import java.util.List;

/** Writes the reference of a configuration record: one row for each key. */
public final class ConfigurationReference {
  private static final String HEAD =
      "| key | environment | value | default | meaning |\n|---|---|---|---|---|\n";

  private ConfigurationReference() {}

  /** Gives a Markdown table with the columns key, environment, value, default and meaning. */
  public static String markdown(Class<? extends Record> type) {
    List<String> rows = new ArrayList<>();
    rows(Blueprint.of(type), "", rows);
    return HEAD + String.join("\n", rows) + "\n";
  }

  private static void rows(Blueprint blueprint, String prefix, List<String> into) {
    for (Part part : blueprint.parts()) {
      String key = Keys.joinPrefix(prefix, part.key());
      switch (part) {
        case Part.Single single ->
            into.add(row(key, single.shape().expected(), defaultOf(single), single.describes()));
        case Part.Nested nested -> rows(nested.blueprint(), key, into);
        case Part.Indexed indexed -> rows(indexed.blueprint(), key + "[0]", into);
        case Part.Open open ->
            into.add(row(key + ".*", open.shape().expected(), "none", open.describes()));
      }
    }
  }

  private static String defaultOf(Part.Single single) {
    if (single.optional()) {
      return "none";
    }
    return single.isRequired() ? "**required**" : "`" + single.defaultValue() + "`";
  }

  private static String row(String key, String value, String defaultValue, String meaning) {
    return "| `%s` | `%s` | %s | %s | %s |"
        .formatted(key, EnvironmentName.of(key), cell(value), cell(defaultValue), cell(meaning));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
