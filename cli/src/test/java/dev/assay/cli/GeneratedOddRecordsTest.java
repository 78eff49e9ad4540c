package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.schema.validation.Judge;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

/** Records of schemas that make it hard. */
class GeneratedOddRecordsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // How members are called must not matter, nor what is said about them.
        "{'properties':{'class':{},'a-b':{},'a_b':{},'aB':{},'hashCode':{},'1st':{},'ключ':{},'with space':{}}} | {'class':1,'a-b':2,'a_b':3,'aB':4,'hashCode':5,'1st':6,'ключ':7,'with space':9}",
        "{'properties':{'String':{'type':'object','properties':{'List':{'enum':['Object','Map']}}},'x':{'type':'string'}}} | {'String':{'List':'Map'},'x':'y'}",
        "{'x-core-version':'1.0.0\\n } class Evil {','description':'*/ class Evil {} /* @see \\\\u002a/ <b> & {@link X}','properties':{'a':{'description':'*/ int b; /*','type':'integer'}}} | {'a':1}",
        "{'properties':{'e':{'enum':['a-b','a_b','A B','','1','class','ключ']}}} | {'e':'a_b'}",
        // Null, absence and both.
        "{'required':['a'],'properties':{'a':{'type':['string','null']},'b':{'type':['integer','null']}}} | {'a':null}",
        "{'required':['a'],'properties':{'a':{'anyOf':[{'type':'number'},{'type':'null'}]}}} | {'a':null}",
        "{'required':['a'],'properties':{'a':{'enum':['x',null]}}} | {'a':null}",
        "{'required':['a','unsaid'],'properties':{'a':{'type':'array','items':{'type':['integer','null']}}}} | {'a':[1,null],'unsaid':null}",
        // Members that no schema names.
        "{'properties':{'a':{'type':'string'}},'additionalProperties':{'type':'integer'}} | {'a':'x','b':1,'c':2}",
        "{'properties':{'a':{'type':'object','additionalProperties':{'type':'array','items':{'type':'boolean'}}}}} | {'a':{'k':[true]}}",
        "{'properties':{'a':{}},'additionalProperties':true} | {'a':1,'b':{'c':[null]}}",
        // Several schemas for one value.
        "{'allOf':[{'$ref':'#/$defs/B'},{'properties':{'a':{'type':'string','maxLength':3}}}],'required':['a'],'$defs':{'B':{'type':'object','required':['b'],'properties':{'b':{'type':'integer'},'a':{'minLength':1}}}}} | {'a':'x','b':1}",
        "{'type':'object','required':['kind'],'oneOf':[{'properties':{'kind':{'const':'circle'},'r':{'type':'number'}}},{'properties':{'kind':{'const':'square'},'side':{'type':'number'}}}]} | {'kind':'square','side':2.5}",
        "{'properties':{'kind':{'type':'string'}},'if':{'properties':{'kind':{'const':'x'}}},'then':{'properties':{'more':{'type':'integer'}}}} | {'kind':'x','more':1}",
        "{'properties':{'a':{'anyOf':[{'type':'string'},{'type':'integer'}]}}} | {'a':1}",
        // Recursion, and a reference to a part.
        "{'properties':{'children':{'type':'array','items':{'$ref':'#'}},'v':{'type':'integer'}}} | {'children':[{'children':[],'v':1}],'v':2}",
        "{'properties':{'t':{'$ref':'#/$defs/tree'}},'$defs':{'tree':{'properties':{'left':{'$ref':'#/$defs/tree'},'level':{'$ref':'#/$defs/level'}}},'level':{'enum':['low','high']}}} | {'t':{'left':{'level':'low'},'level':'high'}}",
        "{'properties':{'l':{'$ref':'#/$defs/nest'}},'$defs':{'nest':{'type':'array','items':{'$ref':'#/$defs/nest'}}}} | {'l':[[],[[]]]}",
        // Numbers beyond 64 bits, where the schema speaks of them.
        "{'properties':{'a':{'type':'integer','maximum':100000000000000000000,'minimum':0}}} | {'a':99999999999999999999}",
        "{'properties':{'a':{'type':'integer','exclusiveMinimum':0.5},'b':{'type':'number','exclusiveMaximum':2}}} | {'a':1,'b':1.75}",
        "{'$schema':'http://json-schema.org/draft-04/schema#','type':'object','properties':{'a':{'type':'number','minimum':1,'exclusiveMinimum':true}}} | {'a':1.5}",
        "{'$schema':'http://json-schema.org/draft-07/schema#','type':'object','properties':{'a':{'type':'array','items':[{'type':'string'},{'type':'integer'}]},'b':{'$ref':'#/definitions/x','type':'string'}},'definitions':{'x':{'type':'integer'}}} | {'a':['x',1],'b':3}",
        "{'type':'object','required':['a']} | {'a':{'b':[1]}}",
      })
  void anEventComesBackAsItWas(String schema, String event) throws IOException {
    String json = json(event);
    GeneratedJava generated = GeneratedJava.of(directory, write("odd.Odd", schema));
    Judge judge = GeneratedRecordsTest.judge(json(schema).getBytes(StandardCharsets.UTF_8));
    assertThat(GeneratedRecordsTest.isValid(judge, json)).as("the case itself").isTrue();

    String written = generated.throughRecord("odd.v1.Odd", json);

    assertThat(GeneratedJava.MAPPER.readTree(written))
        .isEqualTo(GeneratedJava.MAPPER.readTree(json));
    assertThat(GeneratedRecordsTest.isValid(judge, written)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'properties':{'a':{'type':'string','minLength':2}}} | {'a':'😀'} | a must be at least 2 characters long",
        "{'properties':{'a':{'type':'string','maxLength':1}}} | {'a':'xy'} | a must be at most 1 characters long",
        "{'properties':{'a':{'type':'array','minItems':1}}} | {'a':[]} | a must have at least 1 items",
        "{'properties':{'a':{'type':'array','maxItems':1}}} | {'a':[1,2]} | a must have at most 1 items",
        "{'properties':{'a':{'type':'number','exclusiveMinimum':0}}} | {'a':0} | a must be greater than 0",
        "{'properties':{'a':{'type':'integer','maximum':9}}} | {'a':10} | a must be at most 9",
        "{'required':['a'],'properties':{'a':{'type':'integer'}}} | {} | 'a'",
        "{'required':['a'],'properties':{'a':{'type':'integer'}}} | {'a':null} | a",
        "{'properties':{'a':{'type':'array','items':{'type':'string'}}}} | {'a':[null]} | a",
        "{'properties':{'a':{'enum':['x']}}} | {'a':'secret'} | not one of the values that the schema names",
      })
  void whatBreaksABoundIsRefusedWithTheBound(String schema, String event, String said)
      throws IOException {
    GeneratedJava generated = GeneratedJava.of(directory, write("odd.Odd", schema));

    assertThatThrownBy(() -> generated.throughRecord("odd.v1.Odd", json(event)))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining(said);
  }

  @Test
  void aRecordKeepsItsListsToItself() throws Exception {
    GeneratedJava generated =
        GeneratedJava.of(
            directory,
            write("odd.Odd", "{'properties':{'a':{'type':'array','items':{'type':'string'}}}}"));
    Object record = GeneratedJava.MAPPER.readValue("{\"a\":[\"x\"]}", generated.type("odd.v1.Odd"));
    List<?> list = (List<?>) record.getClass().getMethod("a").invoke(record);

    assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aBoundDoesNotChangeAType() throws IOException {
    GeneratedJava generated =
        GeneratedJava.of(
            directory,
            write(
                "odd.Odd",
                "{'required':['a','b','c'],'properties':{'a':{'type':'integer','maximum':9},'b':{'type':'number'},'c':{'type':'boolean'},'d':{'type':'integer'}}}"));

    assertThat(
            Arrays.stream(generated.type("odd.v1.Odd").getRecordComponents())
                .map(RecordComponent::getType)
                .map(Class::getSimpleName))
        .containsExactly("long", "double", "boolean", "Long");
  }

  private String write(String name, String schema) throws IOException {
    Path file = directory.resolve("v1").resolve(name + ".json");
    Files.createDirectories(directory.resolve("v1"));
    return Files.writeString(file, json(schema)).toString();
  }

  private static String json(String quoted) {
    return quoted.replace('\'', '"');
  }
}
