package dev.assay.schema.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiAutomatonTest {
  private static final String[] ATOMS = {
    "a",
    "b",
    "[ab]",
    "[^a]",
    ".",
    "\\d",
    "\\w",
    "\\s",
    "\\.",
    "(a|b)",
    "(ab|)",
    "(?:b+)",
    "[a-c0-9_-]",
    "^",
    "$",
    "é",
    "\\D"
  };
  private static final String[] COUNTS = {"", "", "", "*", "+", "?", "{2}", "{1,3}", "{0,}", "*?"};
  private static final String TEXT = "ab01 ._-c\u007f";

  @Property(tries = 2_000)
  void anAutomatonFindsWhatTheEngineFinds(@ForAll long seed) {
    Random random = new Random(seed);
    String pattern = pattern(random);
    if (EcmaPattern.read(pattern) instanceof PatternReading.Usable(EcmaPattern engine)) {
      Optional<AsciiAutomaton> automaton = AsciiAutomaton.of(pattern);
      for (int i = 0; i < 20 && automaton.isPresent(); i++) {
        String text = text(random);
        assertThat(found(automaton.get(), text))
            .as("'%s' in '%s'", pattern, text)
            .isEqualTo(engine.find(text) ? text.length() : AsciiAutomaton.NO_MATCH);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\n", "é", "\\u0061", "a\u0001"})
  void whatIsNotPlainAsciiIsLeftUndecided(String text) {
    assertThat(found(AsciiAutomaton.of("^b").orElseThrow(), text))
        .isEqualTo(AsciiAutomaton.UNDECIDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\bfoo", "\\p{L}", "(?=a)", "[\\u0041-Z]", "^*", "a**", "\\1"})
  void rarePatternsHaveNone(String pattern) {
    assertThat(AsciiAutomaton.of(pattern)).isEmpty();
  }

  @Test
  void aPatternThatWouldMakeALargeTableHasNone() {
    assertThat(AsciiAutomaton.of("a[ab]{30}b")).isEmpty();
    assertThat(AsciiAutomaton.of("((a{0,100}){0,100}){0,100}")).isEmpty();
  }

  private static int found(AsciiAutomaton automaton, String text) {
    return automaton.find((text + "\"").getBytes(StandardCharsets.UTF_8), 0);
  }

  private static String pattern(Random random) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      pattern
          .append(ATOMS[random.nextInt(ATOMS.length)])
          .append(COUNTS[random.nextInt(COUNTS.length)]);
      if (random.nextInt(6) == 0) {
        pattern.append('|');
      }
    }
    return pattern.toString();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append(TEXT.charAt(random.nextInt(TEXT.length())));
    }
    return text.toString();
  }
}
