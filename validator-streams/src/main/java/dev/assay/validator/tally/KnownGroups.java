package dev.assay.validator.tally;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.instances.InstanceReport.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Failure groups of each schema with the policy under which this process met them first; of each
 * schema those met lately. Safe for use by many threads; touched for failures only.
 */
final class KnownGroups {
  private static final int MOST_A_SCHEMA = 200;

  private final ConcurrentMap<String, Map<String, Long>> bySchema = new ConcurrentHashMap<>();

  void seen(String schema, FailureFingerprint fingerprint, long revision) {
    Map<String, Long> groups = bySchema.computeIfAbsent(schema, _ -> new Recent());
    synchronized (groups) {
      groups.putIfAbsent(fingerprint.value(), revision);
    }
  }

  List<Group> of(String schema) {
    Map<String, Long> groups = bySchema.getOrDefault(schema, Map.of());
    synchronized (groups) {
      return groups.entrySet().stream()
          .map(entry -> new Group(entry.getKey(), entry.getValue()))
          .toList();
    }
  }

  private static final class Recent extends LinkedHashMap<String, Long> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      return size() > MOST_A_SCHEMA;
    }
  }
}
