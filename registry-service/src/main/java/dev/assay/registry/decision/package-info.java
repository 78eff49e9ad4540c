/**
 * What becomes of a wish, given what is so.
 *
 * <p>Pure. May depend on {@code state}, {@code dev.assay.schema} and the contracts; time and
 * principal arrive in the command.
 */
@NullMarked
package dev.assay.registry.decision;

import org.jspecify.annotations.NullMarked;
