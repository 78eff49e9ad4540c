package dev.assay.cli.schema;

import dev.assay.client.SchemaTarget;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import dev.assay.schema.VersionSelector;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What a person asked for: the stable track where none is named.
 *
 * @param subject track and name
 * @param version the version by number or alias, or empty where none is named
 */
record RequestedSchema(Subject subject, Optional<VersionSelector> version) {

  /** As something to do something to: without a version all of them. */
  SchemaTarget target() {
    return new SchemaTarget(subject, version);
  }

  /** Reads {@code NAME}, {@code v1/NAME} or {@code v1/NAME@VERSION}. */
  static final class Converter implements ITypeConverter<RequestedSchema> {
    @Override
    public RequestedSchema convert(String text) {
      try {
        SchemaReference reference = SchemaReference.parse(text);
        return new RequestedSchema(
            new Subject(reference.track().orElse(Track.V1), reference.name()),
            text.contains("@") ? Optional.of(reference.selector()) : Optional.empty());
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(String.valueOf(wrong.getMessage()));
      }
    }
  }

  /** Reads a version or an alias. */
  static final class VersionConverter implements ITypeConverter<VersionSelector> {
    @Override
    public VersionSelector convert(String text) {
      try {
        return VersionSelector.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(String.valueOf(wrong.getMessage()));
      }
    }
  }
}
