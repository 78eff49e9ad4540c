package dev.assay.registry.decision;

import dev.assay.registry.decision.Command.PublishVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaReading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** In which order documents of one release must be published, for their references to be found. */
sealed interface ReleaseOrder {

  /**
   * This one; as given where nothing speaks against it.
   *
   * @param places indices of the entries
   */
  record Ordered(List<Integer> places) implements ReleaseOrder {}

  /**
   * None: these refer to each other in a circle, or to one.
   *
   * @param subjects sorted
   */
  record Circular(List<Subject> subjects) implements ReleaseOrder {}

  /** Puts those that others refer to before them. */
  static ReleaseOrder of(List<PublishVersion> entries, RegistryState state) {
    List<Integer> waiting = new ArrayList<>();
    for (int place = 0; place < entries.size(); place++) {
      waiting.add(place);
    }
    List<Integer> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Set<Subject> ahead = new HashSet<>();
      waiting.forEach(place -> ahead.add(entries.get(place).subject()));
      List<Integer> free =
          waiting.stream().filter(place -> !waitsFor(entries.get(place), ahead, state)).toList();
      if (free.isEmpty()) {
        return new Circular(List.copyOf(new TreeSet<>(ahead)));
      }
      ordered.addAll(free);
      waiting.removeAll(free);
    }
    return new Ordered(ordered);
  }

  private static boolean waitsFor(PublishVersion entry, Set<Subject> ahead, RegistryState state) {
    return entry.reading() instanceof SchemaReading.Readable(var document)
        && document.registryEntries().stream()
            .filter(reference -> reference.version().isEmpty() || !isThere(reference, state))
            .flatMap(reference -> reference.subject().stream())
            .anyMatch(subject -> ahead.contains(subject) && !subject.equals(entry.subject()));
  }

  private static boolean isThere(SchemaReference reference, RegistryState state) {
    return References.find(reference, state).isPresent();
  }
}
