package dev.assay.kit.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a configuration comes from; what stands later here wins.
 *
 * @param files properties files in UTF-8, a later one over an earlier one
 * @param environment variables, of which those beginning with {@code ASSAY_} count
 * @param overrides by key, as from {@code --set}
 */
public record ConfigurationSources(
    List<Path> files, Map<String, String> environment, Map<String, String> overrides) {

  public ConfigurationSources {
    files = List.copyOf(files);
    environment = Map.copyOf(environment);
    overrides = Map.copyOf(overrides);
  }

  /** No source but the defaults. */
  public static ConfigurationSources none() {
    return new ConfigurationSources(List.of(), Map.of(), Map.of());
  }

  /** These, and one more file, which wins over the files before. */
  public ConfigurationSources withFile(Path file) {
    List<Path> more = new ArrayList<>(files);
    more.add(file);
    return new ConfigurationSources(more, environment, overrides);
  }

  /** These with another environment. */
  public ConfigurationSources withEnvironment(Map<String, String> variables) {
    return new ConfigurationSources(files, variables, overrides);
  }

  /** These with other overrides. */
  public ConfigurationSources withOverrides(Map<String, String> byKey) {
    return new ConfigurationSources(files, environment, byKey);
  }
}
