/**
 * The command {@code assay}: its verbs, its exit codes, how its failures are told.
 *
 * <p>Knows every other room of the CLI; none of them knows this one. Never depends on a service.
 */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
