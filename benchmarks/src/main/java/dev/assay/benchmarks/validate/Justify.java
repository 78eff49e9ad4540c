package dev.assay.benchmarks.validate;

import dev.assay.benchmarks.validate.Contender.Accepting;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import org.leadpony.justify.api.JsonSchema;
import org.leadpony.justify.api.JsonValidationService;
import org.leadpony.justify.api.ProblemHandler;

/** justify, which validates while it parses; draft-07. */
final class Justify {
  private Justify() {}

  static Accepting of(String schema) {
    JsonValidationService service = JsonValidationService.newInstance();
    String draft07 =
        schema
            .replace(
                "https://json-schema.org/draft/2020-12/schema",
                "http://json-schema.org/draft-07/schema#")
            .replace("#/$defs/", "#/definitions/")
            .replace("\"$defs\"", "\"definitions\"");
    JsonSchema compiled = service.readSchema(new StringReader(draft07));
    return event -> {
      boolean[] valid = {true};
      ProblemHandler noting = problems -> valid[0] = false;
      try (JsonParser parser =
          service.createParser(new ByteArrayInputStream(event), compiled, noting)) {
        while (parser.hasNext()) {
          parser.next();
        }
      }
      return valid[0];
    };
  }
}
