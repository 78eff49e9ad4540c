/**
 * Makes a backup of the log whenever one is due.
 *
 * <p>May depend on {@code dev.assay.backup}, on the object store, etcd-access, service-kit and
 * Micrometer; knows no state and no HTTP.
 */
@NullMarked
package dev.assay.registry.backups;

import org.jspecify.annotations.NullMarked;
