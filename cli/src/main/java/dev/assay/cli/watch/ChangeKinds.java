package dev.assay.cli.watch;

import dev.assay.contracts.changes.ChangeType;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The kinds of change by the names people type. */
final class ChangeKinds implements Iterable<String> {
  static String nameOf(ChangeType type) {
    return switch (type) {
      case VERSION_PUBLISHED -> "version-published";
      case DEPRECATION_STATED -> "deprecation-stated";
      case DELETION_STATED -> "deletion-stated";
      case VERSION_PURGED -> "version-purged";
      case RELEASE_PUBLISHED -> "release-published";
      case DRIFT_REPORTED -> "drift-reported";
      case COMPATIBILITY_SET -> "compatibility-set";
      case BINDING_SET -> "binding-set";
      case POLICY_SET -> "policy-set";
    };
  }

  @Override
  public Iterator<String> iterator() {
    return names().iterator();
  }

  private static List<String> names() {
    return Arrays.stream(ChangeType.values()).map(ChangeKinds::nameOf).toList();
  }

  /** Refuses a name that no change could have. */
  static final class Checked implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!names().contains(text)) {
        throw new TypeConversionException(
            "change type '%s' is none of %s".formatted(text, String.join(", ", names())));
      }
      return text;
    }
  }
}
