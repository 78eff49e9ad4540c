/**
 * Writes the log of a service so that people can read it as easily as machines.
 *
 * <p>May depend on Logback only; {@code assay-logback.xml} puts it to use.
 */
@NullMarked
package dev.assay.kit.logging;

import org.jspecify.annotations.NullMarked;
