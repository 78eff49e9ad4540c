package dev.assay.registry.guarding;

import dev.assay.contracts.instances.InstanceReport.Counted;
import dev.assay.contracts.instances.InstanceReport.Group;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Under which policy each failure group was seen first, by any instance.
 *
 * <p>Revisions tell before from after without anybody's clock. An instance that starts anew has
 * forgotten what it saw; here it is remembered.
 */
final class GroupsSeen {
  private static final int MOST_SCHEMAS = 1_000;
  private static final int MOST_A_SCHEMA = 1_000;

  private final Map<String, Map<String, Long>> bySchema = new Recent<>(MOST_SCHEMAS);

  void add(Counted counted) {
    if (counted.groups().isEmpty()) {
      return;
    }
    Map<String, Long> firstRevision =
        bySchema.computeIfAbsent(counted.schema(), _ -> new Recent<>(MOST_A_SCHEMA));
    for (Group group : counted.groups()) {
      firstRevision.merge(group.fingerprint(), group.firstRevision(), Math::min);
    }
  }

  /** How many groups of a schema appeared under a policy. */
  int newUnder(long revision, String schema) {
    return (int)
        bySchema.getOrDefault(schema, Map.of()).values().stream()
            .filter(first -> first == revision)
            .count();
  }

  /** Keeps so many, those not met for longest going first. */
  private static final class Recent<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    Recent(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > most;
    }
  }
}
