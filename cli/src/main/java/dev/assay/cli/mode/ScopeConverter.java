package dev.assay.cli.mode;

import dev.assay.contracts.enforcement.Scope;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code *}, {@code topic:NAME}, {@code schema:NAME} or a bare schema name. */
final class ScopeConverter implements ITypeConverter<Scope> {
  @Override
  public Scope convert(String text) {
    try {
      return Scope.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new TypeConversionException(String.valueOf(wrong.getMessage()));
    }
  }
}
