/**
 * Issues certificates for servers and clients on this machine, for tests.
 *
 * <p>May depend on the JDK only, and on its keytool.
 */
@NullMarked
package dev.assay.servers.certificates;

import org.jspecify.annotations.NullMarked;
