package dev.assay.schema.evolution.diff;

import static dev.assay.schema.evolution.diff.Effect.EITHER;
import static dev.assay.schema.evolution.diff.Effect.NARROWS;
import static dev.assay.schema.evolution.diff.Effect.NEITHER;
import static dev.assay.schema.evolution.diff.Effect.WIDENS;

import java.util.List;

/** How a keyword is compared: the changes it can have, and what each does to the events. */
enum Rule {
  /** A set of types, of which number includes integer. */
  TYPES(
      added(NARROWS),
      removed(WIDENS),
      of("widened", WIDENS),
      of("narrowed", NARROWS),
      changed(),
      restated()),
  /** A list of allowed values. */
  VALUES(
      added(NARROWS),
      removed(WIDENS),
      changed(),
      of("value-added", WIDENS),
      of("value-removed", NARROWS),
      restated()),
  /** What a value is compared with as a whole. */
  DEMAND(added(NARROWS), removed(WIDENS), changed()),
  /** True or, what is the same as nothing, false. */
  FLAG(added(NARROWS), removed(WIDENS), changed(), restated()),
  /** The number that values must not exceed. */
  UPPER(added(NARROWS), removed(WIDENS), of("raised", WIDENS), of("lowered", NARROWS), changed()),
  /** The number that values must reach. */
  LOWER(added(NARROWS), removed(WIDENS), of("raised", NARROWS), of("lowered", WIDENS), changed()),
  /** Like a lower bound, but nothing stands for 1. */
  LOWER_FROM_ONE(
      added(EITHER), removed(EITHER), of("raised", NARROWS), of("lowered", WIDENS), changed()),
  /** A number that must divide values. */
  DIVISOR(
      added(NARROWS), removed(WIDENS), of("relaxed", WIDENS), of("tightened", NARROWS), changed()),
  /** A list of names. */
  NAMES(added(NARROWS), removed(WIDENS), changed()),
  /** Lists of names, by the name that asks for them. */
  NAMES_BY_NAME(added(NARROWS), removed(WIDENS), changed()),
  /** One schema, of which nothing means true. */
  SCHEMA(added(NARROWS), removed(WIDENS), of("opened", WIDENS), of("closed", NARROWS), restated()),
  /** One schema that must not hold, of which nothing means false. */
  REFUSED_SCHEMA(added(NARROWS), removed(WIDENS)),
  /** One schema whose holding decides what else must hold. */
  CONDITION(added(EITHER), removed(EITHER)),
  /** One schema that says what only people and programs read. */
  DESCRIBED_SCHEMA(added(NEITHER), removed(NEITHER)),
  /** Schemas by the members they are about. */
  MEMBERS(added(EITHER), removed(EITHER)),
  /** Schemas by the member that asks for them. */
  SCHEMAS_BY_NAME(added(NARROWS), removed(WIDENS)),
  /** Schemas that count only where something refers to them. */
  DEFINITIONS(added(NEITHER), removed(NEITHER)),
  /** Schemas by the position of the element they are about. */
  POSITIONS(added(EITHER), removed(EITHER)),
  /** Schemas that must all hold. */
  ALL(added(NARROWS), removed(WIDENS), of("branch-added", NARROWS), of("branch-removed", WIDENS)),
  /** Schemas of which one must hold. */
  ANY(added(NARROWS), removed(WIDENS), of("branch-added", WIDENS), of("branch-removed", NARROWS)),
  /** Schemas of which exactly one must hold. */
  ONE(added(NARROWS), removed(WIDENS), of("branch-added", EITHER), of("branch-removed", EITHER)),
  /** What stands for another schema. */
  REFERENCE(
      added(EITHER),
      removed(EITHER),
      changed(),
      of("renamed", NEITHER),
      of("inlined", NEITHER),
      of("extracted", NEITHER)),
  /** How a schema is called. */
  NAMING(added(EITHER), removed(EITHER), changed()),
  /** What doesn't decide about events. */
  ANNOTATION(added(NEITHER), removed(NEITHER), of("changed", NEITHER));

  // List.of makes it immutable.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Change> changes;

  Rule(Change... changes) {
    this.changes = List.of(changes);
  }

  List<Change> changes() {
    return changes;
  }

  /** Whether a change of it leaves the events accepted as they were. */
  boolean isQuiet() {
    return this == ANNOTATION || this == DEFINITIONS || this == DESCRIBED_SCHEMA || this == NAMING;
  }

  /**
   * One way in which a keyword can change.
   *
   * @param suffix the end of the kind, such as {@code added}
   * @param effect what it does to the events accepted
   */
  record Change(String suffix, Effect effect) {}

  private static Change added(Effect effect) {
    return of("added", effect);
  }

  private static Change removed(Effect effect) {
    return of("removed", effect);
  }

  private static Change changed() {
    return of("changed", EITHER);
  }

  /** The same said in another way. */
  private static Change restated() {
    return of("restated", NEITHER);
  }

  private static Change of(String suffix, Effect effect) {
    return new Change(suffix, effect);
  }
}
