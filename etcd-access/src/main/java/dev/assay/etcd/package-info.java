/**
 * Reaches an etcd, and proves there who asks.
 *
 * <p>May depend on jetcd, and on what it brings; knows nothing of what is kept in etcd.
 */
@NullMarked
package dev.assay.etcd;

import org.jspecify.annotations.NullMarked;
