/**
 * Closes what was opened, in reverse, in bounded time.
 *
 * <p>May depend on the JDK and SLF4J only.
 */
@NullMarked
package dev.assay.kit.lifecycle;

import org.jspecify.annotations.NullMarked;
