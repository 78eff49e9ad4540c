package dev.assay.kit.config;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Answers for keys by their environment names.
 *
 * @param environment all variables of the process
 * @param ordinal its rank among the sources
 */
record EnvironmentSource(Map<String, String> environment, int ordinal) implements ConfigSource {
  static final String NAME = "environment";

  @Override
  public Set<String> getPropertyNames() {
    return Set.of();
  }

  // The interface says "not given" by null.
  @Override
  public @Nullable String getValue(String key) {
    return environment.get(EnvironmentName.of(key));
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public int getOrdinal() {
    return ordinal;
  }
}
