package dev.assay.cli.schema.github;

import java.util.List;
import java.util.Optional;

/**
 * What a pull request is to be told.
 *
 * @param key tells this comment from others of ours; letters, digits and {@code . _ - /}
 * @param markdown the comment
 * @param worthAComment whether there is something to say where nothing was said before
 * @param label that it is to have
 * @param otherLabels that it is not to have
 */
public record Finding(
    String key,
    String markdown,
    boolean worthAComment,
    Optional<String> label,
    List<String> otherLabels) {
  public Finding {
    otherLabels = List.copyOf(otherLabels);
    key = key.replaceAll("[^A-Za-z0-9._/-]|--", "_");
  }

  /** What our comment begins with; nobody sees it. */
  String marker() {
    return "<!-- assay:schema-diff %s -->".formatted(key);
  }

  String body() {
    return marker() + "\n" + markdown;
  }
}
