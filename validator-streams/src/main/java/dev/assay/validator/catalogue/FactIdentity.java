package dev.assay.validator.catalogue;

import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Fact;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;

/** What a record key of the log is about, for records that have no value to tell it. */
sealed interface FactIdentity {

  /** A version of a subject. */
  record OfVersion(Subject subject, SemVer version) implements FactIdentity {}

  /** The deprecation of a version. */
  record OfDeprecation(Subject subject, SemVer version) implements FactIdentity {}

  /** Whether a version is put away. */
  record OfDeletion(Subject subject, SemVer version) implements FactIdentity {}

  /** The policy of a scope. */
  record OfPolicy(Scope scope) implements FactIdentity {}

  /** The decision about a binding. */
  record OfBinding(String name) implements FactIdentity {}

  /** Something that does not matter to judging. */
  record Other() implements FactIdentity {}

  /** Reads a key; never throws. */
  static FactIdentity parse(String identity) {
    try {
      return parseStrictly(identity);
    } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
      return new Other();
    }
  }

  private static FactIdentity parseStrictly(String identity) {
    if (identity.startsWith("version/")
        || identity.startsWith("deprecation/")
        || identity.startsWith("deletion/")) {
      int afterKind = identity.indexOf('/') + 1;
      int beforeVersion = identity.lastIndexOf('/');
      Subject subject = Subject.parse(identity.substring(afterKind, beforeVersion));
      SemVer version = SemVer.parse(identity.substring(beforeVersion + 1));
      return switch (identity.substring(0, afterKind)) {
        case "version/" -> new OfVersion(subject, version);
        case "deprecation/" -> new OfDeprecation(subject, version);
        default -> new OfDeletion(subject, version);
      };
    }
    if (identity.startsWith(Fact.BINDING)) {
      return new OfBinding(identity.substring(Fact.BINDING.length()));
    }
    boolean isScope =
        identity.equals("*")
            || identity.startsWith(Scope.TOPIC)
            || identity.startsWith(Scope.SCHEMA);
    return isScope ? new OfPolicy(Scope.parse(identity)) : new Other();
  }
}
