package dev.assay.cli;

/** Texts of schemas that tests change. */
final class Schemas {
  private Schemas() {}

  /** An order, as the version says, with further members of {@code price} and of the schema. */
  static String order(String version, String price, String more) {
    return """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      %s
      "type": "object",
      "properties": {"price": {"type": "number"%s}},
      "required": ["price"]%s
    }
    """
        .formatted(
            version.isEmpty() ? "" : "\"x-core-version\": \"%s\",".formatted(version), price, more);
  }

  static String order(String version) {
    return order(version, "", "");
  }

  /** It refuses prices that were fine before. */
  static String narrower(String version) {
    return order(version, ", \"minimum\": 0", "");
  }

  /** It declares one more member, and everything that was written before is fine. */
  static String wider(String version) {
    return order(version).replace("\"number\"}", "\"number\"}, \"note\": {\"type\": \"string\"}");
  }
}
