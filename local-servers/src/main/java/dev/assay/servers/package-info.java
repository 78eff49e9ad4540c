/**
 * What every lent server needs of this machine: a port, a directory, a word when it cannot start.
 *
 * <p>May depend on the JDK only; knows no server.
 */
@NullMarked
package dev.assay.servers;

import org.jspecify.annotations.NullMarked;
