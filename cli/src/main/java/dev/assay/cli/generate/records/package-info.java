/**
 * Java records of shapes.
 *
 * <p>May depend on the rooms {@code code} and {@code shape}; JavaPoet writes the text, and is only
 * known here.
 */
@NullMarked
package dev.assay.cli.generate.records;

import org.jspecify.annotations.NullMarked;
