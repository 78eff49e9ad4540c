package dev.assay.schema.evolution.arrow;

import dev.assay.schema.evolution.Difference;
import dev.assay.schema.json.CanonicalJson;
import dev.assay.schema.json.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.MissingNode;

/** States how the columns of two documents differ. */
public final class ArrowDiff {
  private static final JsonNode NOTHING = MissingNode.getInstance();
  private final List<Difference> facts = new ArrayList<>();

  private ArrowDiff() {}

  /** The facts about the {@code arrow} blocks of two documents; none where neither has one. */
  public static List<Difference> between(JsonNode before, JsonNode after) {
    ArrowDiff diff = new ArrowDiff();
    diff.blocks(before.path("arrow"), after.path("arrow"));
    return diff.facts;
  }

  private void blocks(JsonNode before, JsonNode after) {
    if (before.isMissingNode() || after.isMissingNode()) {
      if (before.isMissingNode() != after.isMissingNode()) {
        ArrowKind kind = before.isMissingNode() ? ArrowKind.ARROW_ADDED : ArrowKind.ARROW_REMOVED;
        add(kind, ArrowBlock.POINTER, before, after);
      }
    } else if (!CanonicalJson.text(before).equals(CanonicalJson.text(after))) {
      Optional<Map<String, ArrowField>> was = ArrowBlock.read(before);
      Optional<Map<String, ArrowField>> is = ArrowBlock.read(after);
      if (was.isEmpty() || is.isEmpty()) {
        add(ArrowKind.ARROW_UNREADABLE, ArrowBlock.POINTER, before, after);
      } else {
        columns(was.get(), is.get());
      }
    }
  }

  private void columns(Map<String, ArrowField> was, Map<String, ArrowField> is) {
    for (ArrowField old : was.values()) {
      Optional.ofNullable(is.get(old.name()))
          .ifPresentOrElse(
              now -> column(old, now),
              () -> add(ArrowKind.ARROW_FIELD_REMOVED, old.pointer(), old.node(), NOTHING));
    }
    for (ArrowField now : is.values()) {
      if (!was.containsKey(now.name())) {
        ArrowKind kind =
            now.nullable() ? ArrowKind.ARROW_FIELD_ADDED : ArrowKind.ARROW_REQUIRED_FIELD_ADDED;
        add(kind, now.pointer(), NOTHING, now.node());
      }
    }
    moves(was, is);
  }

  private void column(ArrowField old, ArrowField now) {
    if (!old.type().equals(now.type())) {
      ArrowKind kind =
          now.type().holds(old.type())
              ? ArrowKind.ARROW_TYPE_WIDENED
              : old.type().holds(now.type())
                  ? ArrowKind.ARROW_TYPE_NARROWED
                  : ArrowKind.ARROW_TYPE_CHANGED;
      add(kind, typePlace(now), typeNode(old), typeNode(now));
    }
    if (old.nullable() != now.nullable()) {
      ArrowKind kind =
          now.nullable() ? ArrowKind.ARROW_NULLABILITY_ADDED : ArrowKind.ARROW_NULLABILITY_REMOVED;
      add(
          kind,
          now.pointer(),
          BooleanNode.valueOf(old.nullable()),
          BooleanNode.valueOf(now.nullable()));
    }
  }

  /** Who reads by position sees a moved column; columns that others pushed along count too. */
  private void moves(Map<String, ArrowField> was, Map<String, ArrowField> is) {
    if (Stream.concat(was.values().stream(), is.values().stream()).anyMatch(f -> f.index() < 0)) {
      return;
    }
    List<String> order = was.keySet().stream().filter(is::containsKey).toList();
    List<ArrowField> now = is.values().stream().filter(f -> was.containsKey(f.name())).toList();
    for (int i = 0; i < order.size(); i++) {
      ArrowField field = now.get(i);
      if (!field.name().equals(order.get(i))) {
        add(
            ArrowKind.ARROW_FIELD_MOVED,
            field.pointer(),
            IntNode.valueOf(order.indexOf(field.name())),
            IntNode.valueOf(i));
      }
    }
  }

  private static String typePlace(ArrowField field) {
    return field.node().isString() ? field.pointer() : JsonPointer.child(field.pointer(), "type");
  }

  private static JsonNode typeNode(ArrowField field) {
    return field.node().isString() ? field.node() : field.node().path("type");
  }

  private void add(ArrowKind kind, String pointer, JsonNode before, JsonNode after) {
    facts.add(new Difference(kind.kind(), pointer, before, after));
  }
}
