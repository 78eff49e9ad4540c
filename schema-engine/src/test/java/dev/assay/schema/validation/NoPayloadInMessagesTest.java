package dev.assay.schema.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoPayloadInMessagesTest {
  private static final String CANARY = "canary4711";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"null\"} | \"canary4711\"",
        "{\"enum\":[1]} | \"canary4711\"",
        "{\"const\":1} | \"canary4711\"",
        "{\"minLength\":99} | \"canary4711\"",
        "{\"maxLength\":1} | \"canary4711\"",
        "{\"pattern\":\"^x\"} | \"canary4711\"",
        "{\"format\":\"date-time\"} | \"canary4711\"",
        "{\"format\":\"uuid\"} | \"canary4711\"",
        "{\"format\":\"ipv4\"} | \"canary4711\"",
        "{\"not\":{\"type\":\"string\"}} | \"canary4711\"",
        "{\"anyOf\":[{\"type\":\"null\"},false]} | \"canary4711\"",
        "{\"oneOf\":[true,true]} | \"canary4711\"",
        "{\"allOf\":[{\"const\":0}]} | \"canary4711\"",
        "{\"if\":true,\"then\":{\"const\":0}} | \"canary4711\"",
        "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"const\":0}}} | \"canary4711\"",
        "false | \"canary4711\"",
        "{\"contains\":{\"const\":0}} | [\"canary4711\"]",
        "{\"contains\":true,\"maxContains\":1} | [\"canary4711\",\"canary4711\"]",
        "{\"contains\":true,\"minContains\":2} | [\"canary4711\"]",
        "{\"uniqueItems\":true} | [\"canary4711\",\"canary4711\"]",
        "{\"minItems\":2} | [\"canary4711\"]",
        "{\"maxItems\":0} | [\"canary4711\"]",
        "{\"items\":false} | [\"canary4711\"]",
        "{\"prefixItems\":[{\"const\":0}]} | [\"canary4711\"]",
        "{\"unevaluatedItems\":false} | [\"canary4711\"]",
        "{\"required\":[\"a\"]} | {\"b\":\"canary4711\"}",
        "{\"additionalProperties\":false} | {\"b\":\"canary4711\"}",
        "{\"unevaluatedProperties\":false} | {\"b\":\"canary4711\"}",
        "{\"propertyNames\":{\"maxLength\":0}} | {\"b\":\"canary4711\"}",
        "{\"properties\":{\"b\":{\"const\":0}}} | {\"b\":\"canary4711\"}",
        "{\"patternProperties\":{\"b\":{\"const\":0}}} | {\"b\":\"canary4711\"}",
        "{\"dependentRequired\":{\"b\":[\"a\"]}} | {\"b\":\"canary4711\"}",
        "{\"dependentSchemas\":{\"b\":{\"required\":[\"a\"]}}} | {\"b\":\"canary4711\"}",
        "{\"minProperties\":2} | {\"b\":\"canary4711\"}",
        "{\"maxProperties\":0} | {\"b\":\"canary4711\"}",
        "{\"minimum\":987654321} | 4711",
        "{\"maximum\":0} | 4711",
        "{\"exclusiveMinimum\":987654321} | 4711",
        "{\"exclusiveMaximum\":0} | 4711",
        "{\"multipleOf\":2} | 4711",
        "true | {\"b\":\"canary4711\"",
        "true | [\"canary4711\" canary4711]"
      })
  void noMessageShowsAValueOfTheEvent(String schema, String event) {
    Verdict verdict =
        CompiledSchemaTest.compile(schema, ValidationLimits.defaults())
            .validate(event.getBytes(StandardCharsets.UTF_8));
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .extracting(Violation::message)
                    .noneMatch(said -> said.contains(CANARY) || said.contains("4711"))
                    .noneMatch(String::isBlank));
  }
}
