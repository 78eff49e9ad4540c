/**
 * The verbs about backups of the registry's log.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection}, on {@code dev.assay.backup},
 * {@code dev.assay.etcd} and {@code dev.assay.store}.
 */
@NullMarked
package dev.assay.cli.backup;

import org.jspecify.annotations.NullMarked;
