package dev.assay.cli.schema.review;

import dev.assay.contracts.rest.CompatibilityBody;
import dev.assay.schema.Subject;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import java.util.Locale;
import java.util.Optional;

/**
 * What new texts owe to those before.
 *
 * @param level who has to be able to read whom
 * @param content what writers are taken to write
 */
record Rule(Level level, Content content) {

  /** What was named counts first, then what the registry has decided, then what is usual. */
  static Rule of(
      Optional<Level> level,
      Optional<Content> content,
      Optional<RegistryTexts> registry,
      Subject subject) {
    if (level.isPresent() && content.isPresent()) {
      return new Rule(level.get(), content.get());
    }
    Optional<CompatibilityBody> decided = registry.map(texts -> texts.rule(subject));
    return new Rule(
        level
            .or(() -> decided.map(body -> Level.valueOf(body.level().toUpperCase(Locale.ROOT))))
            .orElse(Level.SEMVER),
        content
            .or(() -> decided.map(body -> Content.valueOf(body.content().toUpperCase(Locale.ROOT))))
            .orElse(Content.LENIENT));
  }
}
