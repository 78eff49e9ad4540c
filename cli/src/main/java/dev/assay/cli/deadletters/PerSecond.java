package dev.assay.cli.deadletters;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500} or {@code 500/s}. */
final class PerSecond implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    String number = text.endsWith("/s") ? text.substring(0, text.length() - 2) : text;
    try {
      double perSecond = Double.parseDouble(number);
      if (perSecond > 0 && Double.isFinite(perSecond)) {
        return perSecond;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, like a number out of range.
    }
    throw new TypeConversionException(
        "rate '%s' is not a positive number of events a second, such as 500/s".formatted(text));
  }
}
