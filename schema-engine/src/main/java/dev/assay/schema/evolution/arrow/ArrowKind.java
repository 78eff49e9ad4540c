package dev.assay.schema.evolution.arrow;

import dev.assay.schema.evolution.Break.Direction;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of facts about columns, with whom each breaks. */
public enum ArrowKind {
  /** There was no block before. */
  ARROW_ADDED(false, false),
  /** The block is gone. */
  ARROW_REMOVED(true, true),
  /** The block was changed and can't be read as columns, before or after. */
  ARROW_UNREADABLE(true, true),
  /** A column that may hold nulls is new. */
  ARROW_FIELD_ADDED(false, false),
  /** A column that must hold values is new: what was written before has none. */
  ARROW_REQUIRED_FIELD_ADDED(true, false),
  /** A column is gone. */
  ARROW_FIELD_REMOVED(true, true),
  /** A column stands at another position. */
  ARROW_FIELD_MOVED(false, false),
  /** The new type holds every value of the old one exactly. */
  ARROW_TYPE_WIDENED(false, true),
  /** The old type holds every value of the new one exactly. */
  ARROW_TYPE_NARROWED(true, false),
  /** Neither type holds the other. */
  ARROW_TYPE_CHANGED(true, true),
  /** The column may now hold nulls. */
  ARROW_NULLABILITY_ADDED(false, true),
  /** The column must now hold values. */
  ARROW_NULLABILITY_REMOVED(true, false);

  private final boolean breaksBackward;
  private final boolean breaksForward;

  ArrowKind(boolean breaksBackward, boolean breaksForward) {
    this.breaksBackward = breaksBackward;
    this.breaksForward = breaksForward;
  }

  /** As in facts: {@code arrow-field-added}. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it breaks who reads in this direction. */
  public boolean breaks(Direction direction) {
    return switch (direction) {
      case BACKWARD -> breaksBackward;
      case FORWARD -> breaksForward;
    };
  }

  /** The kind of a fact, or empty where the fact isn't about columns. */
  public static Optional<ArrowKind> of(String kind) {
    return Arrays.stream(values()).filter(each -> each.kind().equals(kind)).findFirst();
  }
}
