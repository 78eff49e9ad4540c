/**
 * Reads what is to be kept, from Kafka or from etcd.
 *
 * <p>May depend on {@code form}, on Kafka's clients and on jetcd.
 */
@NullMarked
package dev.assay.backup.source;

import org.jspecify.annotations.NullMarked;
