package dev.assay.registry.releaseapi;

import dev.assay.kit.config.Key;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where schemas may be taken from.
 *
 * @param localRoot the directory that {@code local} reads below; without one it is off
 * @param gitAllowed what a repository's URL or path must begin with; without any {@code git} is off
 * @param gitTimeout how long {@code git} may take
 */
public record SyncSettings(
    @Key(
            value = "local.root",
            describes =
                "Directory below which POST /admin/sync may read schemas; without one the source 'local' is off")
        Optional<Path> localRoot,
    @Key(
            value = "git.allowed-prefixes",
            defaultValue = "",
            describes =
                "What a repository's URL or path must begin with for POST /admin/sync, whole parts of it, such as https://git.example.org/schemas, separated by commas; without any the source 'git' is off")
        List<String> gitAllowed,
    @Key(
            value = "git.timeout",
            defaultValue = "60s",
            describes = "How long git may take to fetch a repository")
        Duration gitTimeout) {

  /** Nothing may be taken from anywhere. */
  public static final SyncSettings OFF =
      new SyncSettings(Optional.empty(), List.of(), Duration.ofSeconds(60));

  public SyncSettings {
    gitAllowed = List.copyOf(gitAllowed);
    if (gitTimeout.isNegative() || gitTimeout.isZero()) {
      throw new IllegalArgumentException("git timeout %s is not positive".formatted(gitTimeout));
    }
  }
}
