/**
 * Turns what was written in files, environment and command line into one checked record.
 *
 * <p>May depend on the lifecycle room's {@code CannotStart} and on SmallRye Config for the order of
 * sources. Keys are public API; records are not.
 */
@NullMarked
package dev.assay.kit.config;

import org.jspecify.annotations.NullMarked;
