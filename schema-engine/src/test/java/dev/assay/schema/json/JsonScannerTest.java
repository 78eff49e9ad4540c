package dev.assay.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonScannerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-0.0",
        "1e2",
        "1E+2",
        "1e-2",
        "1.5e1",
        "1e400",
        "0e0",
        "true",
        "false",
        "null",
        "\"\"",
        "\"\\u0000\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\\uD800\"",
        "\"\u007f\"",
        "[]",
        "{}",
        " \t\r\n[ 1 , 2 ] \n",
        "{ \"a\" : { \"a\" : [ ] } , \"a\" : 1 }",
        "\"é ﬀ 😀 \uDBFF\uDFFF\""
      })
  void wellFormedTextsPass(String json) {
    assertThat(scan(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(new JsonScan.WellFormed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | EMPTY | 0",
        "` ` | EMPTY | 1",
        "01 | BAD_NUMBER | 0",
        "-01 | BAD_NUMBER | 1",
        "+1 | UNEXPECTED_BYTE | 0",
        ".5 | UNEXPECTED_BYTE | 0",
        "1. | UNEXPECTED_END | 2",
        "[1.] | BAD_NUMBER | 3",
        "1e | UNEXPECTED_END | 2",
        "1e+ | UNEXPECTED_END | 3",
        "- | UNEXPECTED_END | 1",
        "0x1 | TRAILING_CONTENT | 1",
        "NaN | UNEXPECTED_BYTE | 0",
        "-Infinity | BAD_NUMBER | 1",
        "tru | UNEXPECTED_END | 3",
        "trux | BAD_LITERAL | 0",
        "True | UNEXPECTED_BYTE | 0",
        "nullx | TRAILING_CONTENT | 4",
        "1 2 | TRAILING_CONTENT | 2",
        "{}{} | TRAILING_CONTENT | 2",
        "[1] // x | TRAILING_CONTENT | 4",
        "[1,] | UNEXPECTED_BYTE | 3",
        "[,1] | UNEXPECTED_BYTE | 1",
        "[1 2] | UNEXPECTED_BYTE | 3",
        "[1} | UNEXPECTED_BYTE | 2",
        "[ | UNEXPECTED_END | 1",
        "{ | UNEXPECTED_END | 1",
        "{a:1} | UNEXPECTED_BYTE | 1",
        "{'a':1} | UNEXPECTED_BYTE | 1",
        "{\"a\"} | UNEXPECTED_BYTE | 4",
        "{\"a\" 1} | UNEXPECTED_BYTE | 5",
        "{\"a\": | UNEXPECTED_END | 5",
        "{\"a\":1,} | UNEXPECTED_BYTE | 7",
        "{\"a\":1 \"b\":2} | UNEXPECTED_BYTE | 7",
        "{1:2} | UNEXPECTED_BYTE | 1",
        "\" | UNEXPECTED_END | 1",
        "\"\\ | UNEXPECTED_END | 2",
        "\"\\x\" | BAD_ESCAPE | 1",
        "\"\\u12 | UNEXPECTED_END | 5",
        "\"\\u12g4\" | BAD_ESCAPE | 1",
        "\"\\u١٢٣٤\" | BAD_ESCAPE | 1"
      })
  void malformedTextsAreRefusedWithTheirFirstFault(String json, JsonFault fault, int byteOffset) {
    assertThat(scan(json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new JsonScan.Malformed(fault, byteOffset));
  }

  @ParameterizedTest
  @CsvSource({
    "EFBBBF31, BYTE_ORDER_MARK, 0",
    "FEFF0031, UNEXPECTED_BYTE, 0",
    "31003200, TRAILING_CONTENT, 1",
    "2200 22, CONTROL_CHARACTER, 1",
    "220A22, CONTROL_CHARACTER, 1",
    "221F22, CONTROL_CHARACTER, 1",
    "228022, INVALID_UTF8, 1",
    "22C08022, INVALID_UTF8, 1",
    "22C1BF22, INVALID_UTF8, 1",
    "22C222, INVALID_UTF8, 1",
    "22E0808022, INVALID_UTF8, 1",
    "22E09FBF22, INVALID_UTF8, 1",
    "22EDA08022, INVALID_UTF8, 1",
    "22EDBFBF22, INVALID_UTF8, 1",
    "22E28222, INVALID_UTF8, 1",
    "22F08FBFBF22, INVALID_UTF8, 1",
    "22F490808022, INVALID_UTF8, 1",
    "22F588808022, INVALID_UTF8, 1",
    "22FF22, INVALID_UTF8, 1",
    "22F09F98, INVALID_UTF8, 1",
    "7B22C080223A317D, INVALID_UTF8, 2",
    "C3A9, UNEXPECTED_BYTE, 0",
    "5B31C2A0 5D, UNEXPECTED_BYTE, 2"
  })
  void bytesThatAreNoUtf8AreRefused(String hex, JsonFault fault, int byteOffset) {
    byte[] json = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(scan(json)).isEqualTo(new JsonScan.Malformed(fault, byteOffset));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"\\ud83d\":1}', 2",
    "'{\"a\\ude00\":1}', 3",
    "'{\"\\ud83d\\u0041\":1}', 2",
    "'{\"\\ude00\\ud83d\":1}', 2",
    "'[{\"\\ud83d\\ude00\\ud83d\":1}]', 15"
  })
  void halfASurrogatePairIsNoName(String json, int byteOffset) {
    assertThat(scan(json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new JsonScan.Malformed(JsonFault.HALF_SURROGATE_PAIR, byteOffset));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"\\ud83d\"]",
        "{\"\\ud83d\\ude00\":1}",
        "{\"\\\\ud83d\":1}",
        "{\"a\\u0041\\n\":\"\\ude00\"}"
      })
  void wholePairsInNamesAndHalvesElsewherePass(String json) {
    assertThat(scan(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(new JsonScan.WellFormed());
  }

  @Test
  void theLimitsOfUtf8Pass() {
    for (String hex :
        new String[] {
          "22C28022", "22E0A08022", "22ED9FBF22", "22EE808022", "22F090808022", "22F48FBFBF22"
        }) {
      assertThat(scan(HexFormat.of().parseHex(hex))).as(hex).isEqualTo(new JsonScan.WellFormed());
    }
  }

  @Test
  void onlyTheRangeIsScannedAndOffsetsCountFromItsStart() {
    byte[] json = "xx[1]xx".getBytes(StandardCharsets.UTF_8);
    assertThat(JsonScanner.scan(json, 2, 5, 1)).isEqualTo(new JsonScan.WellFormed());
    assertThat(JsonScanner.scan(json, 2, 4, 1))
        .isEqualTo(new JsonScan.Malformed(JsonFault.UNEXPECTED_END, 2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> JsonScanner.scan(json, 2, 8, 1));
  }

  @Test
  void nestingIsCountedInArraysAndObjectsAlike() {
    byte[] json = "[{\"a\":[1]}]".getBytes(StandardCharsets.UTF_8);
    assertThat(JsonScanner.scan(json, 0, json.length, 3)).isEqualTo(new JsonScan.WellFormed());
    assertThat(JsonScanner.scan(json, 0, json.length, 2)).isEqualTo(new JsonScan.TooDeep(6));
  }

  @Test
  void aMillionOpenBracketsAreTooDeepAndNoStackOverflow() {
    byte[] json = "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
    assertThat(JsonScanner.scan(json, 0, json.length, JsonScanner.MAX_DEPTH))
        .isEqualTo(new JsonScan.TooDeep(JsonScanner.MAX_DEPTH));
  }

  @Test
  void aNumberIsTooLongByItsDigitsWrittenOut() {
    assertThat(scan("1".repeat(1000).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new JsonScan.WellFormed());
    for (String number :
        new String[] {"1".repeat(1001), "1e1000", "1e-1000", "1e999999999999999999999"}) {
      assertThat(scan(("[" + number + "]").getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(new JsonScan.NumberTooLong(1));
    }
  }

  @Property
  void whatPassesAParserReads(@ForAll byte[] anything) {
    byte[] json = anything.clone();
    if (scan(json) instanceof JsonScan.WellFormed) {
      assertThat(JsonTree.read(json).isMissingNode()).isFalse();
    }
  }

  @Property
  void everyStringAWriterWritesPasses(@ForAll String text) {
    byte[] json = JsonMapper.shared().writeValueAsBytes(text.replaceAll("\\p{Cs}", ""));
    assertThat(scan(json)).isEqualTo(new JsonScan.WellFormed());
  }

  private static JsonScan scan(byte[] json) {
    return JsonScanner.scan(json, 0, json.length, 64);
  }
}
