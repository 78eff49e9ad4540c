/**
 * Asking a validator what would become of the events that a topic still holds.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection} and on the client; verbs of
 * other rooms use it.
 */
@NullMarked
package dev.assay.cli.traffic;

import org.jspecify.annotations.NullMarked;
