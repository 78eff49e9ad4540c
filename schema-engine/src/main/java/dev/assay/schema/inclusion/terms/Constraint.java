package dev.assay.schema.inclusion.terms;

import dev.assay.schema.document.Dialect;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One demand on a value of a known kind.
 *
 * <p>Every demand that a keyword makes, and the opposite of every such demand, is a conjunction of
 * these or a choice between conjunctions.
 */
public sealed interface Constraint {

  /** A statement is true. */
  record That(Literal literal) implements Constraint {}

  /** No value does. */
  record Never() implements Constraint {}

  /** Nobody knows which values do. */
  record Unknowable(String reason) implements Constraint {}

  /** At least one of these conjunctions holds. */
  record Either(List<List<Constraint>> alternatives) implements Constraint {}

  /** The value is one of these. */
  record OneOf(List<JsonNode> values) implements Constraint {}

  /** The value is none of these. */
  record NoneOf(List<JsonNode> values) implements Constraint {}

  /** A number of at least, or more than, a bound. */
  record Lower(BigDecimal bound, boolean exclusive) implements Constraint {}

  /** A number of at most, or less than, a bound. */
  record Upper(BigDecimal bound, boolean exclusive) implements Constraint {}

  /** A number that is an integer times another, or isn't. */
  record Multiple(BigDecimal of, boolean holds) implements Constraint {}

  /** At least so many code points, elements or members. */
  record SizeFrom(long min) implements Constraint {}

  /** At most so many code points, elements or members. */
  record SizeTo(long max) implements Constraint {}

  /** A string in which a pattern is found, or isn't. */
  record Pattern(String pattern, boolean holds) implements Constraint {}

  /** A string of a format, or of another. */
  record Format(Dialect dialect, String format, boolean holds) implements Constraint {}

  /** An array of different elements, or one with two equal ones. */
  record Distinct(boolean holds) implements Constraint {}

  /** An array whose first elements are so, each its own way, and the further ones so. */
  record Elements(List<Literal> first, Optional<Literal> further) implements Constraint {}

  /** An array with an element in a range of positions that is so. */
  record ElementWithin(int from, int toInclusive, Literal element) implements Constraint {}

  /** An array with at least so many elements that are so. */
  record CountFrom(long min, Literal element) implements Constraint {}

  /** An array with at most so many elements that are so. */
  record CountTo(long max, Literal element) implements Constraint {}

  /** An object with a member, or without it. */
  record Member(String name, boolean present) implements Constraint {}

  /**
   * An object whose members are so, each as its name says.
   *
   * @param named by name
   * @param patterned by pattern in the name
   * @param others those with neither
   */
  record Members(
      Map<String, Literal> named, Map<String, Literal> patterned, Optional<Literal> others)
      implements Constraint {}

  /** An object whose members' names are all so. */
  record Names(Literal name) implements Constraint {}

  /** An object with a member of such a name whose value is so. */
  record MemberWith(NameRange name, List<Literal> value) implements Constraint {}

  /** Which names a member may have. */
  sealed interface NameRange {
    /** This one. */
    record Exactly(String name) implements NameRange {}

    /** Any of which these statements are true. */
    record Such(List<Literal> literals) implements NameRange {}
  }
}
