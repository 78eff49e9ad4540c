package dev.assay.backup.restoring;

import dev.assay.backup.source.LogPlace;
import java.util.Optional;

/**
 * Where a backup is to be written.
 *
 * @param place which cluster, which registry
 * @param replicationFactor of the topics that are created; the cluster's default where it isn't
 *     given
 * @param minInSyncReplicas of the topics that are created; the cluster's default where it isn't
 *     given
 */
public record Target(
    LogPlace place, Optional<Short> replicationFactor, Optional<Integer> minInSyncReplicas) {}
