/**
 * Writes dead letters into files of one format or another.
 *
 * <p>May depend on the room {@code terminal}, on the contracts' REST bodies and on Parquet's
 * writer.
 */
@NullMarked
package dev.assay.cli.deadletters.export;

import org.jspecify.annotations.NullMarked;
