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
  private static final int MOST = 20_000;

  private final Map<Place, Long> firstRevision =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Long> eldest) {
          return size() > MOST;
        }
      };

  void add(Counted counted) {
    for (Group group : counted.groups()) {
      firstRevision.merge(
          new Place(counted.schema(), group.fingerprint()), group.firstRevision(), Math::min);
    }
  }

  /** How many groups of a schema appeared under a policy. */
  int newUnder(long revision, String schema) {
    return (int)
        firstRevision.entrySet().stream()
            .filter(seen ->
                seen.getKey().schema.equals(schema) && seen.getValue() == revision)
            .count();
  }

  private record Place(String schema, String fingerprint) {}
}
