package dev.assay.schema.validation.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.plan.Plan;
import dev.assay.schema.validation.plan.PlanReading;
import dev.assay.schema.validation.plan.Planner;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pass takes by itself, and what it leaves to the reference. */
class PlanScanTest {
  private static final int MAX_DEPTH = 64;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'integer'} | 1.0 | yes",
        "{'type':'integer'} | 15e-1 | no",
        "{'type':'integer'} | 1e2 | yes",
        "{'type':'integer'} | 1.5e1 | yes",
        "{'type':'integer'} | 1.5 | no",
        "{'type':'integer'} | 123456789012345678901234567890 | yes",
        "{'type':'number'} | 1e99 | yes",
        "{'type':'number'} | 1e400 | no",
        "{'minimum':0} | -0.0 | yes",
        "{'minimum':0} | -0.1 | no",
        "{'exclusiveMinimum':0} | 0.00000000000000001 | yes",
        "{'exclusiveMinimum':0} | 1e-400 | no",
        "{'maximum':9007199254740992} | 9007199254740992 | yes",
        "{'maximum':9007199254740992} | 9007199254740993 | no",
        "{'maximum':9223372036854775807} | 9223372036854775808 | no",
        "{'maximum':1e30} | 999999999999999999 | yes",
        "{'minimum':1.25,'maximum':1.75} | 1.5 | yes",
        "{'minimum':1.25,'maximum':1.75} | 1.76 | no",
        "{'multipleOf':0.01} | 19.99 | yes",
        "{'multipleOf':0.01} | 19.999 | no",
        "{'multipleOf':0.0001} | 0.00751 | no",
        "{'multipleOf':3} | 9 | yes",
        "{'multipleOf':1e-400} | 9 | no",
        "{'enum':[1]} | 1.0 | yes",
        "{'enum':[1.0,2.50]} | 2.5 | yes",
        "{'enum':[1000]} | 1e3 | yes",
        "{'const':{'a':1.0}} | {'a':1} | no",
        "{'uniqueItems':true} | [1,2.5,'1',true,null,'a'] | yes",
        "{'uniqueItems':true} | [1,1.0] | no",
        "{'uniqueItems':true} | [1,2,1] | no",
        "{'uniqueItems':true} | [{},[]] | no",
        "{'properties':{'level':{'type':'null'}}} | {'\\u006cevel':null} | no",
        "{'properties':{'a':{'type':'null'}}} | {'a':null,'a':null} | yes",
        "{'properties':{'a':{'type':'null'}}} | {'a':1,'a':null} | no",
        "{'minProperties':2} | {'a':1,'a':2} | no",
        "{'minProperties':2} | {'a':1,'b':2,'a':3} | yes",
        "{'not':{'required':['a'],'properties':{'a':{'type':'null'}}}} | {'a':1,'b':2} | yes",
        "{'not':{'required':['a'],'properties':{'a':{'type':'null'}}}} | {'a':1,'a':null} | no",
        "{'maxLength':1} | '\\ud83d\\ude00' | yes",
        "{'maxLength':1} | '😀' | yes",
        "{'minLength':2} | '\\ud83d\\ude00' | no",
        "{'minLength':2} | 'é' | no",
        "{'maxLength':2} | '\\ud83dx' | yes",
        "{'pattern':'^[0-9]+$'} | '12\\n' | no",
        "{'pattern':'^é.$'} | 'é😀' | yes",
        "{'pattern':'b'} | 'abc' | yes",
        "{'pattern':'^\\\\w+$'} | 'é' | no",
        "{'enum':['ok','é']} | 'é' | yes",
        "{'enum':['ok','é']} | '\\u00e9' | no",
        "{'enum':['a name of some length']} | 'a name of some length' | yes",
        "{'enum':['a name of some length']} | 'a name of SOME length' | no",
        "{'format':'date-time'} | '2026-02-28T23:59:59.123456789+05:30' | yes",
        "{'format':'date-time'} | '2026-02-29T00:00:00Z' | no",
        "{'format':'date-time'} | '2028-02-29T00:00:00Z' | yes",
        "{'format':'date-time'} | '2026-11-21T24:00:00Z' | no",
        "{'format':'date-time'} | '2026-11-21t08:00:00Z' | no",
        "{'format':'date-time'} | '2026-12-31T23:59:60Z' | no",
        "{'format':'date-time'} | '2026-11-21T08:00:00-00:00' | no",
        "{'format':'date-time'} | '2026-11-21T08:00:00Z ' | no",
        "{'format':'date-time'} | 5 | yes",
        "{'format':'date'} | '2026-11-21' | yes",
        "{'format':'time'} | '08:00:00Z' | yes",
        "{'format':'uuid'} | '2F5c1b1e-6d0a-4a7e-9a53-0c1d2e3f4a5b' | yes",
        "{'format':'ipv4'} | '192.168.0.255' | yes",
        "{'format':'ipv4'} | '192.168.00.1' | no",
        "{'format':'ipv6'} | '2001:db8::ff00:42:8329' | yes",
        "{'format':'ipv6'} | '1::2::3' | no",
        "{'format':'uri'} | 'https://example.org:8080/a%20b?c=d#e' | yes",
        "{'format':'email'} | 'first.last@mail.example.org' | yes",
        "{'format':'hostname'} | 'store-1.example.org' | yes",
        "{'format':'of-our-own'} | 'x' | yes",
        "{'required':['a']} | [] | yes",
        "{'properties':{'':{'type':'null'}}} | {'':null} | yes",
        "{'properties':{'':{'type':'null'}}} | {'':1} | no",
        "{'properties':{'__proto__':{'type':'null'}},'required':['constructor']} | {'__proto__':null,'constructor':1} | yes",
        "{'properties':{'a':{'type':'null'}},'additionalProperties':{'type':'string'}} | {'b':'x','a':null,'c':'y'} | yes",
        "{'additionalProperties':false,'patternProperties':{'^x':{'type':'null'}}} | {'xy':null} | yes",
        "{'additionalProperties':false,'patternProperties':{'^x':{'type':'null'}}} | {'y':null} | no",
        "{'propertyNames':{'maxLength':2}} | {'ab':1} | yes",
        "{'propertyNames':{'maxLength':2}} | {'abc':1} | no",
        "{'dependentRequired':{'a':['b']}} | {'b':1,'a':1} | yes",
        "{'dependentRequired':{'a':['b']}} | {'a':1} | no",
        "{'dependentSchemas':{'a':{'maxProperties':1}}} | {'a':1} | yes",
        "{'dependentSchemas':{'a':{'maxProperties':1}}} | {'a':1,'b':1} | no",
        "{'contains':{'type':'null'},'maxContains':1} | [1,null,2] | yes",
        "{'contains':{'type':'null'},'maxContains':1} | [null,null] | no",
        "{'prefixItems':[{'type':'null'}],'items':false} | [null] | yes",
        "{'prefixItems':[{'type':'null'}],'items':false} | [null,1] | no",
        "{'if':{'required':['a']},'then':{'required':['b']},'else':{'required':['c']}} | {'a':1,'b':1} | yes",
        "{'if':{'required':['a']},'then':{'required':['b']},'else':{'required':['c']}} | {'a':1,'c':1} | no",
        "{'oneOf':[{'minimum':1},{'minimum':5}]} | 3 | yes",
        "{'oneOf':[{'minimum':1},{'minimum':5}]} | 6 | no",
        "{'anyOf':[{'type':'null'},{'$ref':'#/$defs/a'}],'$defs':{'a':{'type':'string'}}} | 'x' | yes",
        "{'allOf':[{'maximum':5},{'minimum':3}]} | 4 | yes",
        "{'$ref':'#/$defs/t','$defs':{'t':{'type':'object','properties':{'l':{'$ref':'#/$defs/t'}}}}} | {'l':{'l':{}}} | yes",
        "{'unevaluatedProperties':false} | [1] | yes",
        "{'format':'idn-email'} | 5 | yes",
        "{'format':'idn-email'} | 'a@b' | no"
      })
  void cornersAreDecidedOnPurpose(String schema, String event, String taken) {
    assertThat(accepts(schema, event)).containsOnly(taken.equals("yes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "{]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{'a'}",
        "{'a':}",
        "{'a':1,}",
        "{,}",
        "{'a' 1}",
        "{a:1}",
        "01",
        "-",
        "+1",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x1",
        "NaN",
        "tru",
        "truee",
        "nul",
        "\"",
        "'a",
        "'\\x'",
        "'\\u12g4'",
        "'\\'",
        "[1]]",
        "{} {}",
        "1 2",
        "'a\nb'",
        "\u00001",
        "//",
        "[1,2",
        "{'a':1",
        "'\u0001'"
      })
  void whatIsNotOneJsonTextIsNotAccepted(String event) {
    assertThat(accepts("{'$comment':'anything'}", event)).containsOnly(false);
    assertThat(
            accepts(
                "{'type':['object','array','string','number','null','boolean'],'minLength':0}",
                event))
        .containsOnly(false);
  }

  @Test
  void bytesThatAreNoUtf8AreNotAccepted() {
    int[][] malformed = {
      {0xC0, 0x80},
      {0xE0, 0x80, 0x80},
      {0xED, 0xA0, 0x80},
      {0xF4, 0x90, 0x80, 0x80},
      {0xF8, 0x88, 0x80, 0x80, 0x80},
      {0x80},
      {0xC3},
      {0xE2, 0x82},
      {0xFF},
      {0xF0, 0x80, 0x80, 0x80}
    };
    for (int[] sequence : malformed) {
      byte[] event = new byte[sequence.length + 2];
      event[0] = '"';
      event[event.length - 1] = '"';
      IntStream.range(0, sequence.length).forEach(i -> event[i + 1] = (byte) sequence[i]);
      assertThat(scan("{'type':'string'}", true).accepts(event, 0, event.length)).isFalse();
      assertThat(scan("{'type':'string'}", false).accepts(event, 0, event.length)).isFalse();
    }
    byte[] marked = "\uFEFF{}".getBytes(StandardCharsets.UTF_8);
    assertThat(scan("{'type':'object'}", true).accepts(marked, 0, marked.length)).isFalse();
  }

  @Test
  void deeperThanAllowedIsNotAccepted() {
    for (String schema :
        new String[] {"{'$comment':'any'}", "{'items':{'$ref':'#'}}", "{'type':'array'}"}) {
      assertThat(accepts(schema, "[".repeat(MAX_DEPTH) + "]".repeat(MAX_DEPTH))).containsOnly(true);
      assertThat(accepts(schema, "[".repeat(MAX_DEPTH + 1) + "]".repeat(MAX_DEPTH + 1)))
          .containsOnly(false);
    }
  }

  @Test
  void moreMembersThanAWordHasBitsAreAllRequired() {
    String names =
        IntStream.range(0, 200).mapToObj("'member_%d'"::formatted).collect(Collectors.joining(","));
    String schema = "{'required':[" + names + "]}";
    String event =
        IntStream.range(0, 200)
            .mapToObj("'member_%d':0"::formatted)
            .collect(Collectors.joining(",", "{", "}"));
    assertThat(accepts(schema, event)).containsOnly(true);
    for (int missing : new int[] {0, 63, 64, 127, 128, 199}) {
      assertThat(accepts(schema, event.replace("'member_%d'".formatted(missing), "'x'")))
          .containsOnly(false);
    }
  }

  @Test
  void manyUniqueElementsAreComparedByTheirBytes() {
    String elements =
        IntStream.range(0, 5_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    assertThat(accepts("{'uniqueItems':true}", "[" + elements + "]")).containsOnly(true);
    assertThat(accepts("{'uniqueItems':true}", "[" + elements + ",17]")).containsOnly(false);
  }

  @Test
  void branchesWithinBranchesTakeABoundedTime() {
    String nested = "{'type':'null'}";
    for (int i = 0; i < 8; i++) {
      nested =
          "{'anyOf':[{'minProperties':2,'properties':{'a':%s}},{'properties':{'a':%s}}]}"
              .formatted(nested, nested);
    }
    String event = "{'a':".repeat(8) + "'" + "x".repeat(3_000) + "'" + "}".repeat(8);
    assertThat(accepts(nested, event)).containsOnly(false);
  }

  @Test
  void aFrameAroundAnEventMakesNoDifference() {
    byte[] framed = "\0\0\0\0\u0007{\"a\":1}7,".getBytes(StandardCharsets.UTF_8);
    assertThat(scan("{'required':['a']}", true).accepts(framed, 5, 12)).isTrue();
    assertThat(scan("{'required':['a']}", true).accepts(framed, 5, 13)).isFalse();
    assertThat(
            scan("{'type':'integer'}", true).accepts("123".getBytes(StandardCharsets.UTF_8), 1, 2))
        .isTrue();
  }

  private static boolean[] accepts(String schema, String event) {
    byte[] json = event.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new boolean[] {
      scan(schema, false).accepts(json, 0, json.length),
      scan(schema, true).accepts(json, 0, json.length)
    };
  }

  private static PlanScan scan(String schema, boolean generated) {
    Plan plan = plan(schema.replace('\'', '"'));
    return generated ? PlanScan.generated(plan, MAX_DEPTH) : PlanScan.interpreting(plan, MAX_DEPTH);
  }

  private static Plan plan(String schema) {
    return switch (new SchemaReader(new DocumentLimits(1 << 20, 100, 10_000)).read(schema)) {
      case SchemaReading.Refused refused -> throw new AssertionError(refused.toString());
      case SchemaReading.Readable(var document) ->
          switch (Planner.plan(document)) {
            case PlanReading.Planned(Plan plan) -> plan;
            case PlanReading.Unplannable(String reason) -> throw new AssertionError(reason);
          };
    };
  }
}
