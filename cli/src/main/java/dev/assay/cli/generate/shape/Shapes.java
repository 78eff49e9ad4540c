package dev.assay.cli.generate.shape;

import dev.assay.cli.generate.shape.Shape.Slot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The shapes of a document.
 *
 * @param root of its events
 * @param rootPointer where that stands in the document
 * @param named what links lead to, by pointer, in order of appearance: structures and enumerations
 */
public record Shapes(Slot root, String rootPointer, SequencedMap<String, Slot> named) {
  public Shapes {
    named = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(named));
  }

  /** Whether a shape gets a name of its own where it is referred to. */
  static boolean isNamed(Shape shape) {
    return shape instanceof Shape.Structure || shape instanceof Shape.OneOf;
  }
}
