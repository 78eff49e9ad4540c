package dev.assay.sdk;

import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaName;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.VersionSelector;
import java.util.Optional;

/** Which schema somebody asks for. */
sealed interface Wanted {

  /** What stands behind it in meters, known before any answer is here. */
  String label();

  /** Whether a change of this subject may change the answer. */
  boolean concerns(Subject changed);

  /** Whether the answer is the same for good, but for a deprecation. */
  boolean isPinned();

  /** A version of a subject; the track is named. */
  record Version(SchemaReference reference) implements Wanted {
    @Override
    public String label() {
      return reference.name().value();
    }

    @Override
    public boolean concerns(Subject changed) {
      return reference.subject().equals(Optional.of(changed));
    }

    @Override
    public boolean isPinned() {
      return reference.selector() instanceof VersionSelector.Exact;
    }

    @Override
    public String toString() {
      return reference.toString();
    }
  }

  /** The schema of an id. */
  record ById(SchemaId id) implements Wanted {
    @Override
    public String label() {
      return "id:" + id;
    }

    @Override
    public boolean concerns(Subject changed) {
      // Whose it is isn't known where it was never found.
      return true;
    }

    @Override
    public boolean isPinned() {
      return true;
    }

    @Override
    public String toString() {
      return "schema id " + id;
    }
  }

  /** The version to use of a name, on the tracks that the settings prefer. */
  record Negotiated(SchemaName name) implements Wanted {
    @Override
    public String label() {
      return name.value();
    }

    @Override
    public boolean concerns(Subject changed) {
      return changed.name().equals(name);
    }

    @Override
    public boolean isPinned() {
      return false;
    }

    @Override
    public String toString() {
      return name.toString();
    }
  }
}
