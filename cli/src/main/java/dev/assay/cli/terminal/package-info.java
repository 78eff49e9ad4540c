/**
 * What every verb shares towards the person in front of it: output, tables, failures, help.
 *
 * <p>May depend on picocli, {@code dev.assay.client} and {@code dev.assay.contracts}.
 */
@NullMarked
package dev.assay.cli.terminal;

import org.jspecify.annotations.NullMarked;
