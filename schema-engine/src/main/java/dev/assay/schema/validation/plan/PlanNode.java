package dev.assay.schema.validation.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has to hold for one value. */
public sealed interface PlanNode {

  /** Nothing: any JSON will do. */
  record Any() implements PlanNode {}

  /** No value will do. */
  record Never() implements PlanNode {}

  /**
   * Only the reference can tell.
   *
   * @param reason for people
   */
  record Deferred(String reason) implements PlanNode {}

  /**
   * Checks by the kind of the value; a kind without checks is refused.
   *
   * @param deferred kinds of which only the reference can tell, with the reason
   * @param conditions looked at after the checks, on the same value
   */
  record Value(
      Literals literals,
      Optional<NumberChecks> numbers,
      Optional<StringChecks> strings,
      Optional<ArrayChecks> arrays,
      Optional<ObjectChecks> objects,
      Map<Kind, String> deferred,
      List<Condition> conditions)
      implements PlanNode {
    public Value {
      deferred = Map.copyOf(deferred);
      conditions = List.copyOf(conditions);
    }

    /** Whether a value of the kind may pass the checks, conditions aside. */
    public boolean mayBe(Kind kind) {
      return deferred.containsKey(kind)
          || switch (kind) {
            case NULL -> literals.nulls();
            case BOOLEAN -> literals.trues() || literals.falses();
            case NUMBER -> numbers.isPresent();
            case STRING -> strings.isPresent();
            case ARRAY -> arrays.isPresent();
            case OBJECT -> objects.isPresent();
          };
    }
  }

  /** A condition says all there is to say about the value. */
  record Decided(Condition condition) implements PlanNode {}

  /** Which of the three literals will do. */
  record Literals(boolean nulls, boolean trues, boolean falses) {}

  /** Whether a value of the kind may pass. */
  default boolean admits(Kind kind) {
    return switch (this) {
      case Any _, Deferred _, Decided _ -> true;
      case Never _ -> false;
      case Value value -> value.mayBe(kind);
    };
  }
}
