/**
 * Code from schemas: reading them, choosing a generator, writing or comparing what it made.
 *
 * <p>May depend on its inner rooms and on the rooms {@code terminal} and {@code connection}.
 */
@NullMarked
package dev.assay.cli.generate;

import org.jspecify.annotations.NullMarked;
