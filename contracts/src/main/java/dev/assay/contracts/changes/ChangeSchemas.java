package dev.assay.contracts.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The JSON Schemas of what change events carry, one for each type; part of this jar. */
public final class ChangeSchemas {
  private ChangeSchemas() {}

  /** The schema of a type's data, as text. */
  public static String of(ChangeType type) {
    String name = type.shortName() + ".json";
    try (InputStream found = ChangeSchemas.class.getResourceAsStream(name)) {
      if (found == null) {
        throw new IllegalStateException(
            "no schema '%s' lies beside the change events; every type needs one".formatted(name));
      }
      return new String(found.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
