package dev.assay.cli.generate.records;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.assay.cli.generate.shape.Check;
import dev.assay.cli.generate.shape.Shape;
import dev.assay.cli.generate.shape.Shape.Slot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a constructor makes sure of about one component; its messages quote no value.
 *
 * @param name of the component
 * @param json how the schema calls it
 * @param slot what it holds
 * @param absent whether it may be left out
 * @param type its type
 */
record Checks(String name, String json, Slot slot, boolean absent, TypeName type) {

  CodeBlock code() {
    CodeBlock.Builder code = CodeBlock.builder();
    boolean mayBeNull = absent || slot.nullable();
    if (!type.isPrimitive() && !mayBeNull) {
      code.addStatement(
          "$T.requireNonNull($N, $S)", Objects.class, name, json + " is missing or null");
    }
    String guard = mayBeNull ? name + " != null && " : "";
    if (slot.shape() instanceof Shape.Decimal) {
      refuseIf(code, guard + "!Double.isFinite(" + name + ")", "is beyond what a double holds");
    }
    for (Check check : checks()) {
      condition(check).ifPresent(it -> refuseIf(code, guard + it, check.words()));
    }
    copy(mayBeNull, code);
    return code.build();
  }

  static CodeBlock ofOthers(String name) {
    CodeBlock copied =
        CodeBlock.of(
            "$T.unmodifiableMap(new $T<>($N))", Collections.class, LinkedHashMap.class, name);
    return CodeBlock.builder()
        .addStatement("$N = $N == null ? $T.of() : $L", name, name, Map.class, copied)
        .build();
  }

  private List<Check> checks() {
    return switch (slot.shape()) {
      case Shape.Text(var checks) -> checks;
      case Shape.Whole(var _, var checks) -> checks;
      case Shape.Decimal(var checks) -> checks;
      case Shape.ListOf(var _, var checks) -> checks;
      default -> List.of();
    };
  }

  private void refuseIf(CodeBlock.Builder code, String condition, String words) {
    code.beginControlFlow("if ($L)", condition)
        .addStatement("throw new IllegalArgumentException($S)", json + " " + words)
        .endControlFlow();
  }

  /** When a value is to be refused; empty where no value of the type could be. */
  private Optional<String> condition(Check check) {
    String operator =
        switch (check.kind()) {
          case AT_LEAST, CHARACTERS_AT_LEAST, ITEMS_AT_LEAST -> "<";
          case MORE_THAN -> "<=";
          case AT_MOST, CHARACTERS_AT_MOST, ITEMS_AT_MOST -> ">";
          case LESS_THAN -> ">=";
        };
    return switch (check.kind()) {
      case CHARACTERS_AT_LEAST, CHARACTERS_AT_MOST ->
          compared("%1$s.codePointCount(0, %1$s.length())".formatted(name), operator, check);
      case ITEMS_AT_LEAST, ITEMS_AT_MOST -> compared(name + ".size()", operator, check);
      case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN -> number(operator, check.bound());
    };
  }

  private static Optional<String> compared(String size, String operator, Check check) {
    boolean reachable = check.bound().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    return reachable
        ? Optional.of(size + " " + operator + " " + check.bound().toBigInteger())
        : Optional.empty();
  }

  private Optional<String> number(String operator, BigDecimal bound) {
    if (slot.shape() instanceof Shape.Whole(boolean wide, var _)) {
      BigInteger whole = bound.toBigInteger();
      return Optional.of(
          wide
              ? "%s.compareTo(new java.math.BigInteger(\"%s\")) %s 0"
                  .formatted(name, whole, operator)
              : "%s %s %sL".formatted(name, operator, whole));
    }
    double nearest = bound.doubleValue();
    return Double.isFinite(nearest)
        ? Optional.of("%s %s %s".formatted(name, operator, nearest))
        : Optional.empty();
  }

  /** What comes from outside may be changed there; null within is let in only where it may be. */
  private void copy(boolean mayBeNull, CodeBlock.Builder code) {
    String guard = mayBeNull ? name + " == null ? null : " : "";
    switch (slot.shape()) {
      case Shape.ListOf(Slot element, var _) -> {
        if (element.nullable()) {
          code.addStatement(
              "$N = $L$T.unmodifiableList(new $T<>($N))",
              name,
              guard,
              Collections.class,
              ArrayList.class,
              name);
        } else {
          code.addStatement("$N = $L$T.copyOf($N)", name, guard, List.class, name);
        }
      }
      case Shape.MapOf _ ->
          code.addStatement(
              "$N = $L$T.unmodifiableMap(new $T<>($N))",
              name,
              guard,
              Collections.class,
              LinkedHashMap.class,
              name);
      default -> {}
    }
  }
}
