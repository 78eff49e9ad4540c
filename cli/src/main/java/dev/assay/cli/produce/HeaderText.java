package dev.assay.cli.produce;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A record header as it is given on the command line.
 *
 * @param name not empty
 * @param value may be empty
 */
record HeaderText(String name, String value) {

  /** Reads {@code name=value}. */
  static final class Converter implements ITypeConverter<HeaderText> {
    @Override
    public HeaderText convert(String text) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new TypeConversionException(
            "header '%s' is not of the form name=value".formatted(text));
      }
      return new HeaderText(text.substring(0, equals), text.substring(equals + 1));
    }
  }
}
