package dev.assay.cli.generate.code;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * A name of a schema's, cut into words, to be written as a language's people write names.
 *
 * @param words in ASCII, none empty
 */
public record Words(List<String> words) {
  private static final Pattern BETWEEN =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  public Words {
    words = List.copyOf(words);
  }

  /** The words of a name; {@code unnamed} where it has none in ASCII. */
  public static Words of(String name) {
    List<String> found =
        Arrays.stream(BETWEEN.split(name, -1)).filter(word -> !word.isEmpty()).toList();
    return new Words(found.isEmpty() ? List.of("unnamed") : found);
  }

  /** {@code FeedbackEvent}. */
  public String pascal() {
    return identifier(words.stream().map(Words::capital).collect(Collectors.joining()));
  }

  /** {@code feedbackEvent}. */
  public String camel() {
    String pascal = words.stream().skip(1).map(Words::capital).collect(Collectors.joining());
    return identifier(lower(words.getFirst()) + pascal);
  }

  /** {@code feedback_event}. */
  public String snake() {
    return identifier(words.stream().map(Words::lower).collect(Collectors.joining("_")));
  }

  /** {@code FEEDBACK_EVENT}. */
  public String constant() {
    return identifier(
        words.stream().map(it -> it.toUpperCase(Locale.ROOT)).collect(Collectors.joining("_")));
  }

  /** A name that no language takes for a number or for a word of its own. */
  static String identifier(String name) {
    String begun = Character.isDigit(name.charAt(0)) ? "_" + name : name;
    return SourceVersion.isKeyword(begun) ? begun + "_" : begun;
  }

  private static String capital(String word) {
    String rest = word.substring(1);
    boolean shouted = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + (shouted ? lower(rest) : rest);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
