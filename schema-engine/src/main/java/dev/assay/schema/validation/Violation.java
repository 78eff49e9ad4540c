package dev.assay.schema.validation;

import dev.assay.schema.json.JsonPointer;
import java.util.Comparator;
import java.util.Optional;

/**
 * One way in which an event breaks its schema.
 *
 * @param instanceLocation JSON Pointer to the value that breaks it; {@code ""} is the whole event
 * @param keyword the keyword that refuses it; for an event that was refused before any schema saw
 *     it, {@code json}, {@code maxBytes} or {@code maxDepth}
 * @param schemaLocation where in the schema that keyword stands, as a URI fragment or JSON Pointer
 * @param message for people; carries no value of the event
 * @param property the missing or unexpected member, for keywords that complain about one
 */
public record Violation(
    String instanceLocation,
    String keyword,
    String schemaLocation,
    String message,
    Optional<String> property) {
  private static final Comparator<Violation> BY_PLACE =
      Comparator.comparing(Violation::instanceLocation)
          .thenComparing(Violation::keyword)
          .thenComparing(Violation::schemaLocation)
          .thenComparing(violation -> violation.property().orElse(""))
          .thenComparing(Violation::message);

  public Violation {
    if (!instanceLocation.isEmpty() && instanceLocation.charAt(0) != '/') {
      throw new IllegalArgumentException(
          "instance location '%s' is no JSON Pointer: it must be empty or begin with '/'"
              .formatted(instanceLocation));
    }
    if (keyword.isBlank()) {
      throw new IllegalArgumentException(
          "a violation at '%s' names no keyword".formatted(instanceLocation));
    }
  }

  /** The order in which violations are named: by place, then keyword, then the rest. */
  public static Comparator<Violation> byPlace() {
    return BY_PLACE;
  }

  /** The place the complaint is about: the named member where there is one, else the value. */
  public String subjectLocation() {
    return property.map(name -> JsonPointer.child(instanceLocation, name)).orElse(instanceLocation);
  }
}
