/**
 * The command {@code assay up}: reads what was asked for, starts the stack, shows it until it is
 * told to stop.
 *
 * <p>May depend on every room of this module.
 */
@NullMarked
package dev.assay.devstack;

import org.jspecify.annotations.NullMarked;
