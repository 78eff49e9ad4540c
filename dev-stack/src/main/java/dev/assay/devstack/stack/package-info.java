/**
 * Kafka, etcd and all services in one JVM.
 *
 * <p>May depend on local-servers, service-kit and the services; knows nothing of the demo or of who
 * is watching.
 */
@NullMarked
package dev.assay.devstack.stack;

import org.jspecify.annotations.NullMarked;
