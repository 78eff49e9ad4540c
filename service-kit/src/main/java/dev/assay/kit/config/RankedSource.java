package dev.assay.kit.config;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, with a rank among other sources.
 *
 * @param name as problems call it
 * @param ordinal of several that know a key, the highest wins
 * @param naming what a key is called here
 */
record RankedSource(
    String name, int ordinal, Map<String, String> values, UnaryOperator<String> naming)
    implements ConfigSource {

  // The reader keeps track of names itself, since variables can't be turned back into keys.
  @Override
  public Set<String> getPropertyNames() {
    return Set.of();
  }

  // The interface says "not given" by null.
  @Override
  public @Nullable String getValue(String key) {
    return values.get(naming.apply(key));
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public int getOrdinal() {
    return ordinal;
  }
}
