package dev.assay.schema.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecursionCheckTest {
  private final SchemaReader reader = new SchemaReader(DocumentLimits.defaults());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'$ref':'#'}",
        "{'anyOf':[{'$ref':'#'},{'type':'null'}]}",
        "{'not':{'$ref':'#'}}",
        "{'$defs':{'a':{'allOf':[{'$ref':'#/$defs/b'}]},'b':{'if':{'$ref':'#/$defs/a'}}}}"
      })
  void aSchemaThatLeadsBackToItselfForTheSameValueIsRefused(String schema) {
    assertThat(faults(schema))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.problem()).contains("never ends");
          assertThat(fault.remedy()).contains("through a member or an element");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'anyOf':[{'items':{'$ref':'#'}},{'items':{'$ref':'#'}}]}",
        "{'allOf':[{'properties':{'a':{'$ref':'#'}}},{'additionalProperties':{'$ref':'#'}}]}",
        "{'items':{'$ref':'#'},'contains':{'$ref':'#'}}",
        "{'prefixItems':[{'$ref':'#'}],'anyOf':[{'items':{'$ref':'#'}}]}",
        "{'if':{'properties':{'a':{'$ref':'#'}}},'then':{'properties':{'a':{'$ref':'#'}}}}",
        "{'$defs':{'a':{'anyOf':[{'properties':{'x':{'$ref':'#/$defs/b'}}},"
            + "{'properties':{'x':{'$ref':'#/$defs/c'}}}]},"
            + "'b':{'properties':{'y':{'$ref':'#/$defs/a'}}},'c':{'properties':{'y':{'$ref':'#/$defs/a'}}}}}",
        "{'oneOf':[{'properties':{'k':{'const':'a'},'l':{'$ref':'#'}}},"
            + "{'properties':{'k':{'const':'b'},'l':{'$ref':'#'}}}]}"
      })
  void aSchemaThatComesBackOnSeveralWaysAtOnceIsRefused(String schema) {
    assertThat(faults(schema))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.problem()).contains("2^n");
          assertThat(fault.remedy()).contains("const");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'properties':{'left':{'$ref':'#'},'right':{'$ref':'#'}}}",
        "{'properties':{'a':{'$ref':'#'}},'additionalProperties':{'$ref':'#'}}",
        "{'patternProperties':{'^a':{'$ref':'#'},'^b':{'$ref':'#'}},'additionalProperties':{'$ref':'#'}}",
        "{'prefixItems':[{'$ref':'#'},{'$ref':'#'}],'items':{'$ref':'#'}}",
        "{'anyOf':[{'items':{'$ref':'#'}},{'additionalProperties':{'$ref':'#'}},{'type':'string'}]}",
        "{'if':{'required':['a']},'then':{'properties':{'b':{'$ref':'#'}}},'else':{'properties':{'b':{'$ref':'#'}}}}",
        "{'oneOf':[{'properties':{'k':{'const':'a'},'l':{'$ref':'#'}},'required':['k']},"
            + "{'properties':{'k':{'enum':['b','c']},'l':{'$ref':'#'}},'required':['k']}]}",
        "{'allOf':[{'items':{'$ref':'#/$defs/leaf'}},{'items':{'$ref':'#/$defs/leaf'}}],'$defs':{'leaf':{'type':'null'}}}"
      })
  void recursionThatGoesOneWayAtATimeIsReadable(String schema) {
    assertThat(faults(schema)).isEmpty();
  }

  @Test
  void referencesThatDoubleAtEachStepAreRefused() {
    StringBuilder schema = new StringBuilder("{'$ref':'#/$defs/d0','$defs':{");
    for (int i = 0; i < 100; i++) {
      String next = "{'$ref':'#/$defs/d%d'}".formatted(i + 1);
      schema.append("'d%d':{'allOf':[%s,%s]},".formatted(i, next, next));
    }
    assertThat(faults(schema + "'d100':{}}}"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.problem()).contains("more than 10000 schemas"));
  }

  @Test
  void upToDraft07NothingBesideAReferenceCounts() {
    assertThat(
            faults(
                "{'$schema':'http://json-schema.org/draft-07/schema#','definitions':{'a':{'items':"
                    + "{'$ref':'#/definitions/a','anyOf':[{'$ref':'#/definitions/a'}]}}}}"))
        .isEmpty();
  }

  private List<SchemaFault> faults(String schema) {
    return switch (reader.read(schema.replace('\'', '"'))) {
      case SchemaReading.Readable _ -> List.of();
      case SchemaReading.Refused(List<SchemaFault> faults) -> faults;
    };
  }
}
