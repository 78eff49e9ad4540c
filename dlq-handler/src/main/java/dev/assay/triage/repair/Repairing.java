package dev.assay.triage.repair;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.schema.json.JsonScan;
import dev.assay.schema.json.JsonScanner;
import jakarta.json.JsonException;
import jakarta.json.JsonPatch;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * Applies a repair to an event.
 *
 * <p>What the library does not like it says by exceptions of several kinds, some of them not its
 * own; each means that the repair does not fit the event. Its messages are not passed on, because
 * some show values.
 */
public final class Repairing {
  private Repairing() {}

  /** The event after the repair; never throws, whatever the bytes. */
  public static Repaired apply(Repair repair, byte[] json) {
    if (repair instanceof Repair.None) {
      return new Repaired.Done(json, false);
    }
    if (!(JsonScanner.scan(json, 0, json.length, JsonScanner.MAX_DEPTH)
        instanceof JsonScan.WellFormed)) {
      return new Repaired.Unfit("the event is no JSON that could be repaired");
    }
    try {
      JsonValue before = JsonText.read(new String(json, UTF_8));
      return done(json, before, changed(repair, before));
    } catch (UnfitRepair unfit) {
      return new Repaired.Unfit(unfit.why);
    } catch (JsonException twice) {
      return new Repaired.Unfit("the event names a member twice, or a number is too long");
    }
  }

  private static Repaired done(byte[] json, JsonValue before, JsonValue after) {
    if (after.equals(before)) {
      return new Repaired.Done(json, false);
    }
    Optional<byte[]> bytes = JsonText.bytes(after);
    return bytes.isPresent()
        ? new Repaired.Done(bytes.get(), true)
        : new Repaired.Unfit("the event holds half a character pair, which can't be written again");
  }

  private static JsonValue changed(Repair repair, JsonValue event) {
    return switch (repair) {
      case Repair.None() -> event;
      case Repair.Merge(JsonValue patch) -> merged(patch, event);
      case Repair.Patch patch -> patched(patch, structure(event));
      case Repair.Assign assign -> assigned(assign, structure(event));
    };
  }

  private static JsonValue merged(JsonValue patch, JsonValue event) {
    return JsonText.PROVIDER.createMergePatch(patch).apply(event);
  }

  private static JsonStructure patched(Repair.Patch repair, JsonStructure event) {
    JsonStructure result = event;
    for (PatchOperation operation : repair.operations()) {
      result = applied(operation.label(), operation.patch(), result);
    }
    return result;
  }

  private static JsonStructure applied(String label, JsonPatch patch, JsonStructure event) {
    try {
      return patch.apply(event);
    } catch (RuntimeException doesNotApply) {
      throw new UnfitRepair(label + " does not apply");
    }
  }

  private static JsonStructure assigned(Repair.Assign repair, JsonStructure event) {
    JsonStructure result = event;
    for (Repair.Place place : repair.places()) {
      try {
        result =
            place.pointer().containsValue(result)
                ? place.pointer().replace(result, place.value())
                : place.pointer().add(result, place.value());
      } catch (RuntimeException noParent) {
        throw new UnfitRepair("there is no place %s to set".formatted(place.path()));
      }
    }
    return result;
  }

  private static JsonStructure structure(JsonValue event) {
    if (event instanceof JsonStructure structure) {
      return structure;
    }
    throw new UnfitRepair("the event is neither an object nor an array");
  }

  private static final class UnfitRepair extends RuntimeException {
    private final String why;

    UnfitRepair(String why) {
      super(why, null, false, false);
      this.why = why;
    }
  }
}
