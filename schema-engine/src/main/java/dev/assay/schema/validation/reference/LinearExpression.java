package dev.assay.schema.validation.reference;

import com.networknt.schema.regex.RegularExpression;
import dev.assay.schema.pattern.EcmaPattern;
import dev.assay.schema.pattern.PatternReading;

/** Lets networknt search with our patterns. */
record LinearExpression(EcmaPattern pattern) implements RegularExpression {

  static RegularExpression of(String ecma) {
    return switch (EcmaPattern.read(ecma)) {
      case PatternReading.Usable(EcmaPattern pattern) -> new LinearExpression(pattern);
      // The reader has refused such schemas; what comes here is text under "format": "regex".
      case PatternReading.Unusable(String construct, String problem) ->
          throw new IllegalArgumentException(
              "in the pattern '%s', '%s' %s".formatted(ecma, construct, problem));
    };
  }

  @Override
  public boolean matches(String text) {
    return pattern.find(text);
  }
}
