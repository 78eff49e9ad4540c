package dev.assay.schema.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaPatternTest {

  @Test
  void aPatternIsASearch() {
    assertThat(finds("b+", "abbc")).isTrue();
    assertThat(finds("^b", "ab")).isFalse();
  }

  @Test
  void theEndIsTheVeryEnd() {
    assertThat(finds("^[0-9]+$", "12")).isTrue();
    assertThat(finds("^[0-9]+$", "12\n")).isFalse();
  }

  @Test
  void digitsAndWordCharactersAreAscii() {
    assertThat(finds("^\\d$", "٣")).isFalse();
    assertThat(finds("^\\w$", "é")).isFalse();
    assertThat(finds("^[\\D]$", "٣")).isTrue();
  }

  @Test
  void whiteSpaceIsWhatEcmaScriptSays() {
    for (String space : new String[] {"\t", "\u000b", "\u00a0", "\u2003", "\u2029", "\ufeff"}) {
      assertThat(finds("^\\s$", space)).isTrue();
      assertThat(finds("^[\\s]$", space)).isTrue();
      assertThat(finds("^\\S$", space)).isFalse();
      assertThat(finds("^[\\S]$", space)).isFalse();
    }
    assertThat(finds("^\\s$", "\u180e")).isFalse();
  }

  @Test
  void theDotStopsAtEveryLineEnd() {
    for (String end : new String[] {"\n", "\r", "\u2028", "\u2029"}) {
      assertThat(finds("^.$", end)).isFalse();
    }
    assertThat(finds("^.$", "😀")).isTrue();
  }

  @Test
  void escapesMeanWhatEcmaScriptSays() {
    assertThat(finds("^\\u00e9\\x41\\cJ\\0\\/\\-$", "éA\n\0/-")).isTrue();
    assertThat(finds("^\\ud83d\\ude00\\u{1F600}$", "😀😀")).isTrue();
    assertThat(finds("^\\p{Letter}+\\p{Script=Greek}\\p{Lu}$", "aλΛ")).isTrue();
    assertThat(finds("^[\\b]$", "\b")).isTrue();
  }

  @Test
  void classesMeanWhatEcmaScriptSays() {
    assertThat(finds("^[[:alpha:]]$", ":]")).isTrue();
    assertThat(finds("[]", "a")).isFalse();
    assertThat(finds("^[^]$", "\n")).isTrue();
  }

  @Test
  void bracesThatAreNoRepetitionAreThemselves() {
    assertThat(finds("^{a}$", "{a}")).isTrue();
    assertThat(finds("^a{2}$", "aa")).isTrue();
  }

  @Test
  void namedGroupsAreGroups() {
    assertThat(finds("^(?<year>\\d{4})$", "2026")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "^(?=a), (?=",
    "(?!a)b, (?!",
    "(?<=a)b, (?<=",
    "(?<!a)b, (?<!",
    "(a)\\1, \\1",
    "(?<n>a)\\k<n>, \\k",
    "\\a, \\a",
    "^x\\Z, \\Z",
    "\\01, \\0",
    "(?i)a, (?",
    "\\p{Nonsense}, \\p{Nonsense}",
    "\\u12, \\u",
    "[a, [",
    "a\\, \\"
  })
  void whatCanNotRunInLinearTimeOrIsNoPatternIsRefusedByItsConstruct(
      String pattern, String construct) {
    assertThat(EcmaPattern.read(pattern))
        .isInstanceOfSatisfying(
            PatternReading.Unusable.class,
            unusable -> assertThat(unusable.construct()).isEqualTo(construct));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a{1001}", "(a", "a)", "*a", "[z-a]", "((a{100}){100}){100}"})
  void whatTheEngineRefusesIsRefused(String pattern) {
    assertThat(EcmaPattern.read(pattern)).isInstanceOf(PatternReading.Unusable.class);
  }

  @Test
  void aPatternThatMakesBacktrackingEnginesExplodeIsAnswered() {
    assertThat(finds("^(a+)+$", "a".repeat(100_000) + "b")).isFalse();
  }

  private static boolean finds(String pattern, String text) {
    return switch (EcmaPattern.read(pattern)) {
      case PatternReading.Usable(EcmaPattern usable) -> usable.find(text);
      case PatternReading.Unusable unusable -> throw new AssertionError(unusable.toString());
    };
  }
}
