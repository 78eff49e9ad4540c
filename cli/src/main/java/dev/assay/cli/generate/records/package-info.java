/**
 * Java records of shapes.
 *
 * <p>May depend on the rooms {@code code}, {@code shape} and {@code terminal}; JavaPoet writes the
 * text, and is only known here.
 */
@NullMarked
package dev.assay.cli.generate.records;

import org.jspecify.annotations.NullMarked;
