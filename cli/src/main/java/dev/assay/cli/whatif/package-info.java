/**
 * {@code assay what-if}.
 *
 * <p>May depend on the rooms {@code traffic}, {@code terminal} and {@code connection}.
 */
@NullMarked
package dev.assay.cli.whatif;

import org.jspecify.annotations.NullMarked;
