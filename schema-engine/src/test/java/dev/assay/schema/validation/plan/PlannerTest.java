package dev.assay.schema.validation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

  @Test
  void aPlanTellsWhatIsChecked() {
    assertThat(
            planned(
                    "{'type':'object','properties':{'id':{'type':'string','minLength':1},"
                        + "'n':{'type':['integer','null'],'minimum':0},'f':{'format':'iri','type':'string'}},"
                        + "'required':['id'],'additionalProperties':false}")
                .describe())
        .isEqualTo(
            """
            the event: object, node 0
              "id" (required): string (1 or more characters)
              "n": null or integer (>= 0)
              "f": string left to the reference (format 'iri')
              other members: refused
            """);
  }

  @Test
  void schemasThatHoldTogetherAreMerged() {
    assertThat(
            planned(
                    "{'allOf':[{'minimum':1,'type':'number'},{'$ref':'#/$defs/a'}],'maximum':9,"
                        + "'$defs':{'a':{'minimum':3,'type':'integer'}}}")
                .describe())
        .isEqualTo("the event: integer (>= 3, <= 9)\n");
  }

  @Test
  void aMemberThatTellsBranchesApartIsFound() {
    String branch =
        "{'properties':{'kind':{'const':'%s'},'%s':{'type':'integer'}},'required':['kind'],'type':'object'}";
    assertThat(
            planned(
                    "{'oneOf':[%s,%s]}"
                        .formatted(branch.formatted("a", "x"), branch.formatted("b", "y")))
                .describe())
        .contains("one of (told by \"kind\")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'$ref':'https://json-schema.org/draft/2020-12/schema'} | meta-schema",
        "{'$dynamicRef':'#a','$defs':{'a':{'$dynamicAnchor':'a'}}} | /$dynamicRef",
        "{'dependencies':{'a':['b']}} | /dependencies",
        "{'$schema':'http://json-schema.org/draft-04/schema#','const':1} | /const",
        "{'type':'object','enum':[{}]} | /enum"
      })
  void whatCantBePlannedSaysWhy(String schema, String reason) {
    assertThat(reading(schema))
        .isInstanceOfSatisfying(
            PlanReading.Unplannable.class,
            unplannable -> assertThat(unplannable.reason()).contains(reason));
  }

  private static Plan planned(String schema) {
    return switch (reading(schema)) {
      case PlanReading.Planned(Plan plan) -> plan;
      case PlanReading.Unplannable(String reason) -> throw new AssertionError(reason);
    };
  }

  private static PlanReading reading(String schema) {
    return switch (new SchemaReader(DocumentLimits.defaults()).read(schema.replace('\'', '"'))) {
      case SchemaReading.Readable(var document) -> Planner.plan(document);
      case SchemaReading.Refused refused -> throw new AssertionError(refused.toString());
    };
  }
}
