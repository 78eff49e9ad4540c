package dev.assay.schema.validation.plan;

import java.util.List;
import java.util.Optional;

/**
 * What has to hold for an object.
 *
 * @param members by name, in the order of the schema
 * @param others node of the members without a name here
 * @param groups what members without a name here must keep besides
 * @param names node that names must pass
 * @param required names of members that must be there
 * @param maxProperties {@link Integer#MAX_VALUE} for no limit
 * @param exact whether a refusal must be certain, because something is decided by it
 */
public record ObjectChecks(
    List<Member> members,
    int others,
    List<PatternGroup> groups,
    Optional<Integer> names,
    List<String> required,
    List<Dependency> dependencies,
    int minProperties,
    int maxProperties,
    boolean exact) {
  public ObjectChecks {
    members = List.copyOf(members);
    groups = List.copyOf(groups);
    required = List.copyOf(required);
    dependencies = List.copyOf(dependencies);
  }

  /** A member with a name. */
  public record Member(String name, int node) {}

  /**
   * One schema's {@code patternProperties} with its {@code additionalProperties}.
   *
   * @param otherwise node of the members whose names match no pattern
   */
  public record PatternGroup(List<PatternMember> patterns, int otherwise) {
    public PatternGroup {
      patterns = List.copyOf(patterns);
    }
  }

  /** Members whose names match a pattern in ECMA-262. */
  public record PatternMember(String pattern, int node) {}

  /**
   * What the presence of a member asks for.
   *
   * @param required names that must be there too
   * @param node that the whole object must pass too
   */
  public record Dependency(String trigger, List<String> required, Optional<Integer> node) {
    public Dependency {
      required = List.copyOf(required);
    }
  }
}
