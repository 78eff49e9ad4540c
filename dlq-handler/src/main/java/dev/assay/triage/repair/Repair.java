package dev.assay.triage.repair;

import dev.assay.contracts.redrives.RedriveWish;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A change to make in events; the same for all of a redrive. Safe for use by many threads. */
public sealed interface Repair {

  /** Changes nothing. */
  record None() implements Repair {}

  /**
   * A JSON Patch (RFC 6902).
   *
   * @param operations applied one after the other
   */
  record Patch(List<PatchOperation> operations) implements Repair {
    public Patch {
      operations = List.copyOf(operations);
    }
  }

  /**
   * A JSON Merge Patch (RFC 7386): members replace members, {@code null} removes.
   *
   * @param patch most often an object
   */
  record Merge(JsonValue patch) implements Repair {}

  /**
   * Values by place; one that is there is replaced, one that isn't is added.
   *
   * @param places in the order given
   */
  record Assign(List<Place> places) implements Repair {
    public Assign {
      places = List.copyOf(places);
    }
  }

  /**
   * A value for a place.
   *
   * @param path the place as text
   * @param pointer the place
   * @param value what shall stand there
   */
  record Place(String path, JsonPointer pointer, JsonValue value) {}

  /**
   * The repair that was wished for.
   *
   * @throws IllegalArgumentException where it is none, naming the part that is wrong
   */
  static Repair of(RedriveWish.Repair wish) {
    Optional<JsonNode> patch = wish.patch();
    Optional<JsonNode> merge = wish.mergePatch();
    int kinds =
        (patch.isPresent() ? 1 : 0) + (merge.isPresent() ? 1 : 0) + (wish.set().isEmpty() ? 0 : 1);
    if (kinds > 1) {
      throw new IllegalArgumentException(
          "a repair is one of patch, merge_patch and set, not %d of them; put all into a patch"
              .formatted(kinds));
    }
    if (patch.isPresent()) {
      return patch(JsonText.read(patch.get().toString()));
    }
    if (merge.isPresent()) {
      return new Merge(JsonText.read(merge.get().toString()));
    }
    return wish.set().isEmpty() ? new None() : assign(wish.set());
  }

  private static Repair patch(JsonValue given) {
    if (!(given instanceof JsonArray array)) {
      throw new IllegalArgumentException(
          "patch is no array: a JSON Patch (RFC 6902) is a list of operations");
    }
    List<PatchOperation> operations = new ArrayList<>();
    for (JsonValue each : array) {
      if (!(each instanceof JsonObject object)) {
        throw new IllegalArgumentException(
            "patch operation %d is no object".formatted(operations.size()));
      }
      operations.add(PatchOperation.of(operations.size(), object));
    }
    return new Patch(operations);
  }

  private static Repair assign(Map<String, JsonNode> set) {
    List<Place> places = new ArrayList<>();
    set.forEach((path, value) -> {
      if (path.isEmpty()) {
        throw new IllegalArgumentException(
            "set '' would replace the whole event; name a member, such as /source");
      }
      places.add(new Place(path, JsonText.pointer("set", path), JsonText.read(value.toString())));
    });
    return new Assign(places);
  }
}
