package dev.assay.schema.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {

  /**
   * RFC 8785, section 3.2.2 and appendix B; what a double can't hold exactly is told apart below.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "-0.0, 0",
    "5e-324, 5e-324",
    "-5e-324, -5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "9007199254740992, 9007199254740992",
    "-9007199254740992, -9007199254740992",
    "295147905179352830000, 295147905179352830000",
    "9.999999999999997e22, 9.999999999999997e+22",
    "1e23, 1e+23",
    "1.0000000000000001e23, 1.0000000000000001e+23",
    "999999999999999700000, 999999999999999700000",
    "999999999999999900000, 999999999999999900000",
    "1e21, 1e+21",
    "100000000000000000000, 100000000000000000000",
    "9.999999999999997e-7, 9.999999999999997e-7",
    "0.000001, 0.000001",
    "0.0000001, 1e-7",
    "333333333.3333332, 333333333.3333332",
    "-0.0000033333333333333333, -0.0000033333333333333333",
    "1424953923781206.2, 1424953923781206.2",
    "1E30, 1e+30",
    "4.50, 4.5",
    "2e-3, 0.002",
    "0.000000000000000000000000001, 1e-27",
    "10.0, 10",
    "1.5e1, 15"
  })
  void numbersAreLaidOutAsEcmaScriptDoes(String number, String canonical) {
    assertThat(canonical(number)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740993, 9007199254740993",
    "333333333.33333329, 333333333.33333329",
    "1e400, 1e+400",
    "0.1000000000000000055511151231257827, 0.1000000000000000055511151231257827"
  })
  void numbersThatADoubleWouldChangeKeepTheirDigits(String number, String canonical) {
    assertThat(canonical(number)).isEqualTo(canonical);
  }

  @Property
  void everyDoubleIsLaidOutWithItsOwnDigits(@ForAll double value) {
    String canonical = canonical(Double.toString(value));
    assertThat(Double.parseDouble(canonical) + 0.0).isEqualTo(value + 0.0);
  }

  /** RFC 8785, section 3.2.3. */
  @Test
  void membersAreSortedByUtf16CodeUnits() {
    assertThat(
            canonical(
                """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                 "\\u00f6": "Latin Small Letter O With Diaeresis"}\
                """))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\","
                + "\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  /** RFC 8785, section 3.2.2, the strings of the example. */
  @Test
  void stringsAreEscapedAsEcmaScriptDoes() {
    assertThat(canonical("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\""))
        .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    assertThat(canonical("\"\\b\\f\\t\\r\\u007f\\u2028\""))
        .isEqualTo("\"\\b\\f\\t\\r\u007f\u2028\"");
  }

  @Test
  void loneSurrogatesStayApart() {
    assertThat(canonical("\"\\uD800\"")).isEqualTo("\"\\ud800\"");
    assertThat(canonical("\"\\uDC00x\"")).isEqualTo("\"\\udc00x\"");
  }

  @Test
  void containersHaveNoBlanks() {
    assertThat(canonical(" { \"b\" : [ 1 , { } , [ ] , null , true ] , \"a\" : false } "))
        .isEqualTo("{\"a\":false,\"b\":[1,{},[],null,true]}");
  }

  @Property
  void theOrderOfMembersMakesNoDifference(
      @ForAll @UniqueElements List<String> names, @ForAll long seed) {
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(canonical(objectOf(shuffled))).isEqualTo(canonical(objectOf(names)));
  }

  private static String objectOf(List<String> names) {
    return names.stream()
        .map(name -> JsonMapper.shared().writeValueAsString(name) + ":" + name.length())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String canonical(String json) {
    return CanonicalJson.text(JsonTree.read(json.getBytes(StandardCharsets.UTF_8)));
  }
}
