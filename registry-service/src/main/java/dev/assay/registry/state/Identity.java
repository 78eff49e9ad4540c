package dev.assay.registry.state;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.util.Optional;

/** What a record key speaks of. */
sealed interface Identity {
  /** The text of a version. */
  record OfVersion(VersionRef version) implements Identity {}

  /** Whether a version should still be used. */
  record OfDeprecation(VersionRef version) implements Identity {}

  /** Whether a version is put away. */
  record OfDeletion(VersionRef version) implements Identity {}

  /** That a version is gone for good. */
  record OfPurge(VersionRef version) implements Identity {}

  /** What new versions in a scope owe to those before them. */
  record OfCompatibility(CompatibilityScope scope) implements Identity {}

  /** Versions that came out together. */
  record OfRelease(int number) implements Identity {}

  /** The id high-water mark. */
  record OfIds() implements Identity {}

  /** The decision about a scope. */
  record OfPolicy(Scope scope) implements Identity {}

  /** The decision about a binding. */
  record OfBinding(String name) implements Identity {}

  /** Reads a record key; nothing where no fact has such an identity. */
  static Optional<Identity> parse(String text) {
    try {
      String[] parts = text.split("/", -1);
      return switch (parts[0]) {
        case "version" -> Optional.of(new OfVersion(version(parts)));
        case "deprecation" -> Optional.of(new OfDeprecation(version(parts)));
        case "deletion" -> Optional.of(new OfDeletion(version(parts)));
        case "purge" -> Optional.of(new OfPurge(version(parts)));
        case "compatibility" ->
            Optional.of(
                new OfCompatibility(
                    CompatibilityScope.parse(text.substring(parts[0].length() + 1))));
        case "binding" ->
            Optional.of(
                new OfBinding(BindingDecision.requireName(text.substring(parts[0].length() + 1))));
        case "release" -> Optional.of(new OfRelease(Integer.parseInt(parts[1])));
        case "id-high-water-mark" -> Optional.of(new OfIds());
        default -> policy(text);
      };
    } catch (IllegalArgumentException | IndexOutOfBoundsException noIdentity) {
      return Optional.empty();
    }
  }

  private static VersionRef version(String[] parts) {
    if (parts.length != 4) {
      throw new IllegalArgumentException("an identity of a version has four parts");
    }
    return new VersionRef(Subject.of(parts[1], parts[2]), SemVer.parse(parts[3]));
  }

  private static Optional<Identity> policy(String text) {
    Scope scope = Scope.parse(text);
    // A bare schema name is how people write a scope, never how a fact names it.
    return scope.toString().equals(text) ? Optional.of(new OfPolicy(scope)) : Optional.empty();
  }
}
