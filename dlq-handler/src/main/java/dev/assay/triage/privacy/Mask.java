package dev.assay.triage.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.envelope.ByteRange;
import dev.assay.schema.json.JsonScan;
import dev.assay.schema.json.JsonScanner;
import dev.assay.schema.json.JsonTree;
import dev.assay.triage.group.EventText;
import dev.assay.triage.judging.Judging;
import dev.assay.triage.privacy.PlacePattern.Trail;
import dev.assay.triage.privacy.SchemaWalk.Part;
import dev.assay.triage.privacy.SchemaWalk.Said;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What is hidden of the events of one source topic and schema; safe for use by many threads.
 *
 * <p>Of an envelope the payload is looked at. Where the places can't be found, because the event is
 * no JSON or was cut, all of it is hidden.
 */
public final class Mask {
  private final Set<PlacePattern> places;
  private final List<Part> schemas;
  private final SchemaWalk walk;
  private final boolean hidesKeys;
  private final boolean hidesAll;

  Mask(Set<PlacePattern> places, List<JsonNode> documents, SchemaTexts texts, Reach reach) {
    this.places = Set.copyOf(places);
    this.schemas = documents.stream().map(document -> new Part(document, document)).toList();
    this.walk = new SchemaWalk(texts);
    this.hidesKeys = reach.keys;
    this.hidesAll = reach.all;
  }

  /**
   * What is hidden beside places.
   *
   * @param keys whether keys are
   * @param all whether nothing at all may be shown
   */
  record Reach(boolean keys, boolean all) {}

  /** A key as it may be shown. */
  public byte[] key(byte[] key) {
    return hidesKeys || hidesAll ? EventText.HIDDEN.getBytes(UTF_8) : key;
  }

  /** A value as it may be shown; the very bytes where nothing of it is hidden. */
  public byte[] value(byte[] value) {
    ByteRange event = Judging.judged(value);
    if (hidesAll || !isJson(value, event)) {
      return EventText.HIDDEN.getBytes(UTF_8);
    }
    JsonNode root = JsonTree.read(value, event.fromInclusive(), event.toExclusive());
    Hiding hiding = new Hiding();
    JsonNode shown =
        hiding.shown(root, places.stream().map(PlacePattern::start).toList(), walk.about(schemas));
    return hiding.hidAny ? spliced(value, event, shown.toString().getBytes(UTF_8)) : value;
  }

  /** Whether the member by which an event says who sent it is hidden. */
  public boolean hides(String member) {
    return hidesAll
        || places.stream()
            .anyMatch(place -> place.start().into(member).stream().anyMatch(Trail::isAtEnd))
        || walk.about(walk.member(walk.about(schemas).parts(), member)).isSensitive()
        || walk.about(schemas).isSensitive();
  }

  private static boolean isJson(byte[] value, ByteRange event) {
    return JsonScanner.scan(
            value, event.fromInclusive(), event.toExclusive(), JsonScanner.MAX_DEPTH)
        instanceof JsonScan.WellFormed;
  }

  private static byte[] spliced(byte[] value, ByteRange range, byte[] json) {
    int after = value.length - range.toExclusive();
    byte[] whole = Arrays.copyOf(value, range.fromInclusive() + json.length + after);
    System.arraycopy(json, 0, whole, range.fromInclusive(), json.length);
    System.arraycopy(value, range.toExclusive(), whole, range.fromInclusive() + json.length, after);
    return whole;
  }

  /** One event; a null stays, for it says nothing. */
  private final class Hiding {
    private boolean hidAny;

    JsonNode shown(JsonNode value, List<Trail> trails, Said said) {
      if (said.isSensitive() || trails.stream().anyMatch(Trail::isAtEnd)) {
        return hidden(value);
      }
      if (value instanceof ObjectNode object) {
        for (String name : List.copyOf(object.propertyNames())) {
          object.set(
              name,
              shown(
                  object.path(name),
                  into(trails, name),
                  walk.about(walk.member(said.parts(), name))));
        }
      } else if (value instanceof ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
          array.set(
              i,
              shown(
                  array.path(i),
                  into(trails, Integer.toString(i)),
                  walk.about(walk.item(said.parts(), i))));
        }
      }
      return value;
    }

    private JsonNode hidden(JsonNode value) {
      boolean isHiddenAlready = value.isNull() || value.asString("").equals(EventText.HIDDEN);
      hidAny |= !isHiddenAlready;
      return isHiddenAlready ? value : StringNode.valueOf(EventText.HIDDEN);
    }

    private static List<Trail> into(List<Trail> trails, String name) {
      List<Trail> further = new ArrayList<>();
      trails.forEach(trail -> further.addAll(trail.into(name)));
      return further;
    }
  }
}
