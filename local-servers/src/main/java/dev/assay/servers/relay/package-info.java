/**
 * A network that breaks when it is told to.
 *
 * <p>May depend on the JDK only.
 */
@NullMarked
package dev.assay.servers.relay;

import org.jspecify.annotations.NullMarked;
