package dev.assay.registry.changesapi;

import dev.assay.contracts.changes.ChangeType;
import dev.assay.registry.changes.ChangeFilter;
import dev.assay.registry.edge.Query;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a subscriber asks for.
 *
 * @param filter which changes
 * @param from where to begin
 */
record Asked(ChangeFilter filter, From from) {
  private static final int MOST = 100;
  private static final Pattern OFFSET = Pattern.compile("\\d{1,18}");

  static ChangeFilter filter(List<String> subjects, List<String> tracks, List<String> types) {
    if (subjects.size() > MOST || tracks.size() > MOST) {
      throw Query.bad(
          "more than %d subjects or tracks are asked for".formatted(MOST),
          "use the beginning of names followed by '*', or take all and choose yourself");
    }
    return new ChangeFilter(subjects, tracks, types.stream().map(Asked::type).toList());
  }

  private static String type(String text) {
    return Arrays.stream(ChangeType.values())
        .filter(type -> type.ceType().equals(text) || type.shortName().equals(text))
        .findFirst()
        .map(ChangeType::ceType)
        .orElseThrow(() ->
            Query.bad(
                "no change is of type '%s'".formatted(text),
                "use "
                    + String.join(
                        ", ",
                        Arrays.stream(ChangeType.values()).map(ChangeType::shortName).toList())));
  }

  /** An offset, {@code earliest} or {@code latest}. */
  static From from(String text) {
    return switch (text) {
      case "latest" -> new From.Latest();
      case "earliest" -> new From.Earliest();
      default -> new From.At(offset("from", text), false);
    };
  }

  /** Right after the last event that the client saw. */
  static From after(String lastEventId) {
    return new From.At(offset("Last-Event-ID", lastEventId) + 1, true);
  }

  private static long offset(String what, String text) {
    return Optional.of(text)
        .filter(OFFSET.asMatchPredicate())
        .map(Long::parseLong)
        .orElseThrow(() ->
            Query.bad(
                "%s is '%s'".formatted(what, text),
                "send an offset, such as the id of the last event; from also takes earliest and latest"));
  }
}
