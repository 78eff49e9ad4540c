/**
 * The copy of the registry's state in etcd: told, never asked for truth.
 *
 * <p>Every replica may mirror, several at once. A write is one etcd transaction that moves the
 * checkpoint if nobody else has moved it since it was last looked at, so the loser of a race sees
 * that it lost, and a process that was thought dead cannot write. What is in etcd is never older
 * than its checkpoint says.
 *
 * <p>May depend on {@code state}, on contracts, service-kit and etcd-access. Only {@link
 * dev.assay.registry.mirror.EtcdMirrorStore} speaks to etcd.
 */
@NullMarked
package dev.assay.registry.mirror;

import org.jspecify.annotations.NullMarked;
