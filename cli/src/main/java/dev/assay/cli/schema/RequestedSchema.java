package dev.assay.cli.schema;

import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What a person asked for: the stable track where none is named.
 *
 * @param subject track and name
 * @param version the version, or empty for the latest
 */
record RequestedSchema(Subject subject, Optional<SemVer> version) {

  /** Reads {@code NAME}, {@code v1/NAME} or {@code v1/NAME@VERSION}. */
  static final class Converter implements ITypeConverter<RequestedSchema> {
    @Override
    public RequestedSchema convert(String text) {
      try {
        SchemaReference reference = SchemaReference.parse(text);
        return new RequestedSchema(
            new Subject(reference.track().orElse(Track.V1), reference.name()), reference.version());
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(String.valueOf(wrong.getMessage()));
      }
    }
  }

  /** Reads a version. */
  static final class VersionConverter implements ITypeConverter<SemVer> {
    @Override
    public SemVer convert(String text) {
      try {
        return SemVer.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(String.valueOf(wrong.getMessage()));
      }
    }
  }
}
