package dev.assay.cli.generate.shape;

import dev.assay.cli.generate.shape.Shape.Anything;
import dev.assay.cli.generate.shape.Shape.Decimal;
import dev.assay.cli.generate.shape.Shape.Link;
import dev.assay.cli.generate.shape.Shape.ListOf;
import dev.assay.cli.generate.shape.Shape.MapOf;
import dev.assay.cli.generate.shape.Shape.Member;
import dev.assay.cli.generate.shape.Shape.Nothing;
import dev.assay.cli.generate.shape.Shape.OneOf;
import dev.assay.cli.generate.shape.Shape.Slot;
import dev.assay.cli.generate.shape.Shape.Structure;
import dev.assay.cli.generate.shape.Shape.Text;
import dev.assay.cli.generate.shape.Shape.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What two statements about one value say together.
 *
 * <p>Where no type could say it, the value is anything; nothing that a schema accepts gets lost by
 * that. One liberty is taken: a member that one branch declares and another does not is what the
 * one says.
 */
final class Merge {
  private static final Shape ANYTHING = new Anything();

  private final Function<String, Slot> definitions;

  Merge(Function<String, Slot> definitions) {
    this.definitions = definitions;
  }

  /** Both hold. */
  Slot both(Slot one, Slot other) {
    return new Slot(bothShapes(one.shape(), other.shape()), one.nullable() && other.nullable());
  }

  /** One of them holds. */
  Slot either(Slot one, Slot other) {
    return new Slot(eitherShape(one.shape(), other.shape()), one.nullable() || other.nullable());
  }

  /** The first holds; members of the other may be there. */
  Slot perhaps(Slot one, Slot other) {
    if (!(entered(one.shape()) instanceof Structure known)
        || !(entered(other.shape()) instanceof Structure added)) {
      return one;
    }
    SequencedMap<String, Member> members = new LinkedHashMap<>(known.members());
    added.members().forEach(members::putIfAbsent);
    return new Slot(
        new Structure(members, known.required(), known.others(), known.description()),
        one.nullable());
  }

  private Shape bothShapes(Shape one, Shape other) {
    if (one.equals(other) || other instanceof Anything) {
      return one;
    }
    if (one instanceof Anything) {
      return other;
    }
    return switch (new Pair(entered(one), entered(other))) {
      case Pair(Text(var a), Text(var b)) -> new Text(joined(a, b));
      case Pair(OneOf(var a), OneOf(var b)) -> new OneOf(a.stream().filter(b::contains).toList());
      case Pair(OneOf values, Text _) -> values;
      case Pair(Text _, OneOf values) -> values;
      case Pair(Whole(var x, var a), Whole(var y, var b)) -> new Whole(x || y, joined(a, b));
      case Pair(Whole(var x, var a), Decimal(var b)) -> new Whole(x, joined(a, b));
      case Pair(Decimal(var a), Whole(var y, var b)) -> new Whole(y, joined(a, b));
      case Pair(Decimal(var a), Decimal(var b)) -> new Decimal(joined(a, b));
      case Pair(ListOf(var x, var a), ListOf(var y, var b)) -> new ListOf(both(x, y), joined(a, b));
      case Pair(MapOf(var x), MapOf(var y)) -> new MapOf(both(x, y));
      case Pair(Structure known, MapOf _) -> known;
      case Pair(MapOf _, Structure known) -> known;
      case Pair(Structure a, Structure b) -> structure(a, b, this::both, united(a, b));
      case Pair(Nothing no, var _) -> no;
      case Pair(var _, Nothing no) -> no;
      default -> ANYTHING;
    };
  }

  private Shape eitherShape(Shape one, Shape other) {
    if (one.equals(other) || other instanceof Nothing) {
      return one;
    }
    if (one instanceof Nothing) {
      return other;
    }
    return switch (new Pair(entered(one), entered(other))) {
      case Pair(Text(var a), Text(var b)) -> new Text(common(a, b));
      case Pair(OneOf(var a), OneOf(var b)) -> new OneOf(joined(a, b));
      case Pair(OneOf _, Text _), Pair(Text _, OneOf _) -> new Text(List.of());
      case Pair(Whole(var x, var a), Whole(var y, var b)) -> new Whole(x || y, common(a, b));
      case Pair(Whole(var _, var a), Decimal(var b)) -> new Decimal(common(a, b));
      case Pair(Decimal(var a), Whole(var _, var b)) -> new Decimal(common(a, b));
      case Pair(Decimal(var a), Decimal(var b)) -> new Decimal(common(a, b));
      case Pair(ListOf(var x, var a), ListOf(var y, var b)) ->
          new ListOf(either(x, y), common(a, b));
      case Pair(MapOf(var x), MapOf(var y)) -> new MapOf(either(x, y));
      case Pair(Structure a, Structure b) -> structure(a, b, this::either, shared(a, b));
      default -> ANYTHING;
    };
  }

  private record Pair(Shape one, Shape other) {}

  private Shape entered(Shape shape) {
    return shape instanceof Link(String pointer) ? definitions.apply(pointer).shape() : shape;
  }

  private static Structure structure(
      Structure one, Structure other, BinaryOperator<Slot> merged, SequencedSet<String> required) {
    SequencedMap<String, Member> members = new LinkedHashMap<>(one.members());
    other
        .members()
        .forEach((name, member) ->
            members.merge(
                name,
                member,
                (a, b) ->
                    new Member(
                        merged.apply(a.slot(), b.slot()),
                        a.description().isEmpty() ? b.description() : a.description())));
    Optional<Slot> others =
        one.others().isPresent() && other.others().isPresent()
            ? Optional.of(merged.apply(one.others().get(), other.others().get()))
            : one.others().or(other::others);
    return new Structure(
        members,
        required,
        others,
        one.description().isEmpty() ? other.description() : one.description());
  }

  private static SequencedSet<String> united(Structure one, Structure other) {
    SequencedSet<String> required = new LinkedHashSet<>(one.required());
    required.addAll(other.required());
    return required;
  }

  private static SequencedSet<String> shared(Structure one, Structure other) {
    SequencedSet<String> required = new LinkedHashSet<>(one.required());
    required.retainAll(other.required());
    return required;
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    other.stream().filter(each -> !one.contains(each)).forEach(all::add);
    return all;
  }

  private static List<Check> common(List<Check> one, List<Check> other) {
    return one.stream().filter(other::contains).toList();
  }
}
