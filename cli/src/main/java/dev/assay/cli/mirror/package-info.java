/**
 * The verbs about the registry's etcd mirror.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection}, and on {@code
 * dev.assay.client}.
 */
@NullMarked
package dev.assay.cli.mirror;

import org.jspecify.annotations.NullMarked;
