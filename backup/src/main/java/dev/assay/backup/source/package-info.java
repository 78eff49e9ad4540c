/**
 * Reads what is to be kept, from Kafka or from etcd.
 *
 * <p>May depend on {@code form}, on Kafka's clients, on jetcd and on {@code dev.assay.etcd}.
 */
@NullMarked
package dev.assay.backup.source;

import org.jspecify.annotations.NullMarked;
