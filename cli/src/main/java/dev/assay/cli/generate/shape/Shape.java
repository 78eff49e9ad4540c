package dev.assay.cli.generate.shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** What values look like; what it can't say of a schema is left to the validator. */
public sealed interface Shape {

  /** Any JSON value. */
  record Anything() implements Shape {}

  /** None but null. */
  record Nothing() implements Shape {}

  /** A string. */
  record Text(List<Check> checks) implements Shape {
    public Text {
      checks = List.copyOf(checks);
    }
  }

  /**
   * A whole number.
   *
   * @param wide whether the schema's own bounds lie beyond 64 bits
   */
  record Whole(boolean wide, List<Check> checks) implements Shape {
    public Whole {
      checks = List.copyOf(checks);
    }
  }

  /** A number. */
  record Decimal(List<Check> checks) implements Shape {
    public Decimal {
      checks = List.copyOf(checks);
    }
  }

  /** True or false. */
  record Truth() implements Shape {}

  /** One of these strings; sorted as the schema has them. */
  record OneOf(List<String> values) implements Shape {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** An array of values of one kind. */
  record ListOf(Slot element, List<Check> checks) implements Shape {
    public ListOf {
      checks = List.copyOf(checks);
    }
  }

  /** An object whose members' names nobody knows beforehand. */
  record MapOf(Slot value) implements Shape {}

  /**
   * An object with known members.
   *
   * @param members by name, as the schema has them
   * @param required names of those that are always there, perhaps of some without a schema
   * @param others what other members hold; empty where they don't matter
   * @param description for people
   */
  record Structure(
      SequencedMap<String, Member> members,
      SequencedSet<String> required,
      Optional<Slot> others,
      String description)
      implements Shape {
    public Structure {
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
      required = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(required));
    }

    /** The members, with those that are required although nothing is said about them. */
    public Map<String, Member> all() {
      Map<String, Member> all = new LinkedHashMap<>(members);
      required.forEach(name -> all.putIfAbsent(name, new Member(Slot.ANYTHING, "")));
      return all;
    }
  }

  /**
   * A member of an object.
   *
   * @param slot what it holds
   * @param description for people
   */
  record Member(Slot slot, String description) {}

  /**
   * A place for a value.
   *
   * @param shape of values that aren't null
   * @param nullable whether null may be there
   */
  record Slot(Shape shape, boolean nullable) {
    /** A place of which nothing is said. */
    public static final Slot ANYTHING = new Slot(new Anything(), true);
  }

  /**
   * A structure or an enumeration that has a name: what stands at a pointer of the document.
   *
   * @param pointer where
   */
  record Link(String pointer) implements Shape {}
}
