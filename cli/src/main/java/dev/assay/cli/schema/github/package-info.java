/**
 * Tells a pull request on GitHub, and the job that runs for it, what was found.
 *
 * <p>May depend on the room {@code terminal}, on picocli and on {@code dev.assay.contracts}; knows
 * nothing of schemas.
 */
@NullMarked
package dev.assay.cli.schema.github;

import org.jspecify.annotations.NullMarked;
