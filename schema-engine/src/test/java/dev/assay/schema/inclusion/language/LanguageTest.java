package dev.assay.schema.inclusion.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.schema.pattern.EcmaPattern;
import dev.assay.schema.pattern.PatternReading;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          ".",
          "\\d",
          "\\w",
          "\\s",
          "[a-c]",
          "[^a]",
          "\\D",
          "é",
          "\\.",
          "^",
          "$",
          "[\\d_]",
          "(?:x{2})",
          "\\u{1F600}",
          "\\S",
          "[^]",
          "\\W");
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "ab",
          "ba",
          "xx",
          "a1",
          "1",
          "_",
          " ",
          "\n",
          "a\n",
          "é",
          "\uD83D\uDE00",
          ".",
          "abc",
          "cab");

  @Provide
  Arbitrary<String> patterns() {
    Arbitrary<String> piece = Arbitraries.of(PIECES);
    Arbitrary<String> counted =
        piece.flatMap(
            p -> Arbitraries.of("", "*", "+", "?", "{0,2}").map(c -> isAnchor(p) ? p : p + c));
    Arbitrary<String> sequence =
        counted.list().ofMinSize(0).ofMaxSize(4).map(list -> String.join("", list));
    Arbitrary<String> grouped = sequence.map(s -> "(" + s + "|b)");
    return Arbitraries.oneOf(
        sequence, grouped, sequence.list().ofSize(2).map(list -> String.join("|", list)));
  }

  private static boolean isAnchor(String piece) {
    return piece.equals("^") || piece.equals("$");
  }

  @Property(tries = 1500)
  void aTextIsInTheLanguageExactlyIfThePatternIsFoundInIt(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    boolean found =
        switch (EcmaPattern.read(pattern)) {
          case PatternReading.Usable(EcmaPattern usable) -> usable.find(text);
          case PatternReading.Unusable unusable -> throw new AssertionError(unusable);
        };
    try {
      assertThat(Language.matching(pattern).contains(text))
          .as("'%s' in '%s'", pattern, text)
          .isEqualTo(found);
    } catch (TooComplex declined) {
      Assume.that(false);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(TEXTS)
        .list()
        .ofMinSize(0)
        .ofMaxSize(3)
        .map(list -> String.join("", list));
  }

  @Test
  void languagesMeetAndAreTakenFromEachOther() throws TooComplex {
    Language letters = Language.matching("^[a-z]+$");
    assertThat(letters.and(Language.matching("^[0-9]+$")).isEmpty()).isTrue();
    assertThat(letters.without(Language.matching("^[a-z]*$")).isEmpty()).isTrue();
    assertThat(Language.matching("^(a|b)$").without(List.of("a")).samples(5)).containsExactly("b");
    assertThat(letters.ofLength(3, 3).shortest()).contains("aaa");
    assertThat(letters.ofLength(0, 0).isEmpty()).isTrue();
  }

  @Test
  void lengthsCountCodePoints() throws TooComplex {
    Language one = Language.all().ofLength(1, 1);
    assertThat(Stream.of("a", "\uD83D\uDE00")).allMatch(one::contains);
    assertThat(one.contains("ab")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\bword\\b",
        "(?=a)a",
        "(a)\\1",
        "$^",
        "(a$|^b)*",
        "^(a|b)*a(a|b){24}$",
        "\\p{Script=Greek}"
      })
  void whatHasNoSmallAutomatonIsSaidToBeTooComplex(String pattern) {
    assertThatThrownBy(() -> Language.matching(pattern)).isInstanceOf(TooComplex.class);
  }
}
