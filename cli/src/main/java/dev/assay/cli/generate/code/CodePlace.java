package dev.assay.cli.generate.code;

import dev.assay.schema.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the code of a schema goes: {@code v1/telemetry.FeedbackEvent} below {@code com.example} is
 * the type {@code FeedbackEvent} in {@code com.example.telemetry.v1}.
 *
 * <p>The track is a part of it, so that both tracks of a schema have their place.
 *
 * @param segments of the package, outermost first
 * @param type what it is called
 */
public record CodePlace(List<String> segments, String type) {
  public CodePlace {
    segments = List.copyOf(segments);
  }

  /** The place of a subject below a package. */
  public static CodePlace of(Optional<String> base, Subject subject) {
    List<String> words = new ArrayList<>(parts(subject.name().value()));
    String last = words.removeLast();
    List<String> segments = new ArrayList<>(base.map(CodePlace::parts).orElse(List.of()));
    words.stream().map(CodePlace::segment).forEach(segments::add);
    segments.add(subject.track().value());
    return new CodePlace(segments, Words.of(last).pascal());
  }

  /** The package. */
  public String dotted() {
    return String.join(".", segments);
  }

  /** The file, by what it is called in there. */
  public Path file(String name) {
    return Path.of(String.join("/", segments), name);
  }

  private static List<String> parts(String dotted) {
    return Arrays.stream(dotted.split("\\.", -1)).filter(part -> !part.isEmpty()).toList();
  }

  private static String segment(String part) {
    return Words.identifier(part.replaceAll("[^A-Za-z0-9_]", "_"));
  }
}
