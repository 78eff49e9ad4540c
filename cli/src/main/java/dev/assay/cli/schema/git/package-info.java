/**
 * What a git repository says about files, asked of the machine's own {@code git}.
 *
 * <p>May depend on the room {@code terminal}.
 */
@NullMarked
package dev.assay.cli.schema.git;

import org.jspecify.annotations.NullMarked;
