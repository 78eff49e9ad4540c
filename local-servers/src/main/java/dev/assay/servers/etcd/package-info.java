/**
 * A real etcd as a child process of this JVM, for tests and for the embedded stack.
 *
 * <p>May depend on {@code dev.assay.servers} and the JDK only; knows nothing of what is stored.
 */
@NullMarked
package dev.assay.servers.etcd;

import org.jspecify.annotations.NullMarked;
