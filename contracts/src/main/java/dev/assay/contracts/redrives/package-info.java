/**
 * Redrives as the topic {@code assay.redrives} and its readers know them.
 *
 * <p>May depend on {@code json} and {@code dev.assay.schema.json}.
 */
@NullMarked
package dev.assay.contracts.redrives;

import org.jspecify.annotations.NullMarked;
