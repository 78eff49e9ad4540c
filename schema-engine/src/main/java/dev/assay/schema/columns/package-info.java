/**
 * Makes an {@code arrow} block of a JSON Schema that has none, by the table in {@code
 * docs/data-frames.md}.
 *
 * <p>A column's type says what JSON a place may hold, never how large it happens to be: bounds move
 * from version to version, and a column that moved with them would break whoever reads it. May
 * depend on Jackson alone.
 */
@NullMarked
package dev.assay.schema.columns;

import org.jspecify.annotations.NullMarked;
