package dev.assay.schema.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A pattern that searches in linear time; safe for use by many threads.
 *
 * <p>What needs backtracking (look-around, back-references) is refused: one such pattern and one
 * crafted event can hold a thread for hours.
 *
 * @see <a href="https://262.ecma-international.org/11.0/#sec-patterns">ECMA-262, Patterns</a>
 */
public final class EcmaPattern {
  private final Pattern compiled;

  private EcmaPattern(Pattern compiled) {
    this.compiled = compiled;
  }

  /** Reads a pattern in the Unicode mode of ECMA-262, or says what in it can't be used. */
  public static PatternReading read(String ecma) {
    try {
      String translated = new PatternTranslation(ecma).toRe2();
      return new PatternReading.Usable(new EcmaPattern(Pattern.compile(translated)));
    } catch (UnusableConstruct refused) {
      return refused.reading();
    } catch (PatternSyntaxException refused) {
      return new PatternReading.Unusable(ecma, "is malformed: " + refused.getDescription());
    }
  }

  /** The pattern in RE2's syntax: classes spelled out, groups without captures. */
  public String re2() {
    return compiled.pattern();
  }

  /** Whether any part of the text matches. */
  public boolean find(String text) {
    return compiled.matcher(text).find();
  }
}
