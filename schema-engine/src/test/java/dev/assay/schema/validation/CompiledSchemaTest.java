package dev.assay.schema.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledSchemaTest {
  private static final ValidationLimits LIMITS = ValidationLimits.defaults();

  @Test
  void aValidEventGetsTheOneSharedVerdict() {
    assertThat(judge("{\"type\":\"object\"}", "{}")).isSameAs(Verdict.valid());
  }

  @Test
  void onlyTheRangeIsJudged() {
    byte[] framed = "\0\0{}xx".getBytes(StandardCharsets.UTF_8);
    assertThat(compile("{}", LIMITS).validate(framed, 2, 4)).isEqualTo(Verdict.valid());
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> compile("{}", LIMITS).validate(framed, 2, 7));
  }

  @Test
  void aViolationNamesPlaceKeywordAndSchema() {
    List<Violation> violations =
        violations("{\"properties\":{\"a/b\":{\"items\":{\"maximum\":5}}}}", "{\"a/b\":[1,{},9]}");
    assertThat(violations)
        .containsExactly(
            new Violation(
                "/a~1b/2",
                "maximum",
                violations.getFirst().schemaLocation(),
                "must be at most 5",
                Optional.empty()));
    assertThat(violations.getFirst().schemaLocation()).contains("maximum");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"required\":[\"x\"]} | required | /a/x",
        "{\"additionalProperties\":false,\"properties\":{\"o\":{}}} | additionalProperties | /a/c~0d",
        "{\"unevaluatedProperties\":false,\"properties\":{\"o\":{}}} | unevaluatedProperties | /a/c~0d",
        "{\"dependentRequired\":{\"o\":[\"x\"]}} | dependentRequired | /a/x",
        "{\"propertyNames\":{\"maxLength\":2}} | propertyNames | /a/c~0d",
        "{\"properties\":{\"o\":{\"type\":\"string\"}}} | type | /a/o"
      })
  void theSubjectOfAComplaintIsTheMemberItIsAbout(String inner, String keyword, String location) {
    assertThat(
            violations(
                "{\"properties\":{\"a\":%s}}".formatted(inner), "{\"a\":{\"o\":1,\"c~d\":2}}"))
        .extracting(Violation::keyword, Violation::subjectLocation)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(keyword, location));
  }

  @Test
  void violationsAreSortedAndBounded() {
    String event =
        IntStream.range(0, 100).mapToObj(i -> "\"x\"").collect(Collectors.joining(",", "[", "]"));
    CompiledSchema schema =
        compile("{\"items\":{\"type\":\"null\",\"enum\":[1]}}", new ValidationLimits(1000, 5, 7));
    assertThat(schema.validate(bytes(event)))
        .isInstanceOfSatisfying(
            Verdict.Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .hasSize(7)
                    .isSortedAccordingTo(Violation.byPlace()));
  }

  @ParameterizedTest
  @CsvSource({
    "[1;], json, NOT_JSON, not JSON at byte 3",
    "[[[[]]]], maxDepth, TOO_DEEP, 3",
    "123456789012345, maxBytes, TOO_LARGE, 15",
    "1e1000, maxNumberDigits, TOO_LARGE, 1000"
  })
  void whatNoSchemaGetsToSeeIsInvalidByItself(
      String event, String keyword, InvalidReason reason, String said) {
    String json = event.replace(';', ',');
    CompiledSchema schema = compile("true", new ValidationLimits(14, 3, 5));
    assertThat(schema.validate(bytes(json)))
        .isInstanceOfSatisfying(
            Verdict.Invalid.class,
            invalid -> {
              assertThat(invalid.reason()).isEqualTo(reason);
              assertThat(invalid.violations()).hasSize(1);
              assertThat(invalid.violations().getFirst().keyword()).isEqualTo(keyword);
              assertThat(invalid.violations().getFirst().message()).contains(said);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"multipleOf\":0.01} | 19.99 | true",
        "{\"multipleOf\":0.0001} | 0.00751 | false",
        "{\"maximum\":9007199254740992} | 9007199254740993 | false",
        "{\"maximum\":9223372036854775807} | 9223372036854775808 | false",
        "{\"type\":\"integer\"} | 1.0 | true",
        "{\"type\":\"integer\"} | 1e2 | true",
        "{\"type\":\"integer\"} | 123456789012345678901234567890 | true",
        "{\"type\":\"number\"} | 1e400 | true",
        "{\"exclusiveMinimum\":0} | 1e-400 | true",
        "{\"minimum\":0} | -0.0 | true",
        "{\"enum\":[1]} | 1.0 | true",
        "{\"enum\":[1.0]} | 1 | true",
        "{\"const\":{\"a\":1.0}} | {\"a\":1} | true",
        "{\"uniqueItems\":true} | [1,1.0] | false",
        "{\"properties\":{\"level\":{\"type\":\"null\"}}} | {\"\\u006cevel\":1} | false",
        "{\"maxLength\":1} | \"\\ud83d\\ude00\" | true",
        "{\"pattern\":\"^[0-9]+$\"} | \"12\\n\" | false",
        "{\"pattern\":\"b\"} | \"abc\" | true",
        "{\"format\":\"date-time\"} | \"yesterday\" | false",
        "{\"format\":\"uuid\"} | \"nope\" | false",
        "{\"format\":\"date-time\"} | 5 | true",
        "{\"format\":\"of-our-own\"} | \"x\" | true",
        "{\"required\":[\"a\"]} | [] | true",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"null\"}}} | {\"a\":1,\"a\":null} | true"
      })
  void theTrapsBetweenEnginesAreDecided(String schema, String event, boolean valid) {
    assertThat(judge(schema, event) instanceof Verdict.Valid).isEqualTo(valid);
  }

  @Test
  void anIntegerBeyondADoubleIsAnInteger() {
    assertThat(judge("{\"type\":\"integer\"}", "1e400")).isEqualTo(Verdict.valid());
  }

  @Test
  void aSchemaThatExplodesForTheReferenceIsNotTheFaultOfTheEvent() {
    String branch =
        "{\"properties\":{\"k\":{\"const\":\"%s\"},\"l\":{\"$ref\":\"#\"}},\"required\":[\"k\"]}";
    String schema = "{\"oneOf\":[%s,%s]}".formatted(branch.formatted("a"), branch.formatted("b"));
    String event = "{\"k\":\"a\",\"l\":".repeat(30) + "{\"k\":\"%s\"}" + "}".repeat(30);
    assertThat(judge(schema, event.formatted("b"))).isEqualTo(Verdict.valid());
    assertThat(judge(schema, event.formatted("c")))
        .isInstanceOfSatisfying(
            Verdict.Unchecked.class,
            unchecked -> assertThat(unchecked.reason()).isEqualTo(UncheckedReason.INTERNAL));
  }

  @Test
  void theDeepestEventAllowedIsJudged() {
    ValidationLimits deep = new ValidationLimits(10_000, 500, 5);
    String event = "[".repeat(500) + "]".repeat(500);
    assertThat(compile("{\"items\":{\"$ref\":\"#\"}}", deep).validate(bytes(event)))
        .isEqualTo(Verdict.valid());
  }

  @Test
  void aBigEventOfAPlainSchemaIsWithinTheBudget() {
    String event =
        IntStream.range(0, 400_000).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]"));
    assertThat(judge("{\"items\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":9}}", event))
        .isEqualTo(Verdict.valid());
  }

  @Test
  void manyThreadsGetTheVerdictsOfOne() throws Exception {
    CompiledSchema schema =
        compile(
            "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"anyOf\":[{\"type\":\"string\",\"pattern\":\"^a+$\"},"
                + "{\"type\":\"object\",\"properties\":{\"n\":{\"$ref\":\"#/$defs/a\"}},\"unevaluatedProperties\":false}]}}}",
            LIMITS);
    List<String> events =
        List.of("\"aa\"", "\"b\"", "{\"n\":{\"n\":\"a\"}}", "{\"n\":{\"n\":1}}", "{\"m\":1}");
    Callable<List<Verdict>> judgeAll =
        () ->
            IntStream.range(0, 500)
                .mapToObj(i -> schema.validate(bytes(events.get(i % events.size()))))
                .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<List<Verdict>>> answers =
          threads.invokeAll(java.util.Collections.nCopies(8, judgeAll));
      List<Verdict> alone = judgeAll.call();
      for (Future<List<Verdict>> answer : answers) {
        assertThat(answer.get()).isEqualTo(alone);
      }
    }
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    for (int[] bad : new int[][] {{0, 1, 1}, {1, 0, 1}, {1, 501, 1}, {1, 1, 0}, {1, 1, 1001}}) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> new ValidationLimits(bad[0], bad[1], bad[2]));
    }
  }

  @Test
  void anInvalidVerdictNamesAtLeastOneViolation() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Verdict.Invalid(InvalidReason.NOT_JSON, List.of()));
  }

  private static List<Violation> violations(String schema, String event) {
    return switch (judge(schema, event)) {
      case Verdict.Invalid(InvalidReason reason, List<Violation> violations) -> {
        assertThat(reason).isEqualTo(InvalidReason.SCHEMA_VIOLATION);
        yield violations;
      }
      case Verdict.Valid valid -> throw new AssertionError(valid.toString());
      case Verdict.Unchecked unchecked -> throw new AssertionError(unchecked.toString());
    };
  }

  private static Verdict judge(String schema, String event) {
    return compile(schema, LIMITS).validate(bytes(event));
  }

  static CompiledSchema compile(String schema, ValidationLimits limits) {
    return switch (new SchemaReader(DocumentLimits.defaults()).read(schema)) {
      case SchemaReading.Readable(var document) -> new SchemaCompiler(limits).compile(document);
      case SchemaReading.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  static CompiledSchema compile(String schema, EngineSettings settings) {
    return switch (new SchemaReader(DocumentLimits.defaults()).read(schema)) {
      case SchemaReading.Readable(var document) ->
          new SchemaCompiler(LIMITS, settings, Disagreements.unheard(), Background.none())
              .compile(document);
      case SchemaReading.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
