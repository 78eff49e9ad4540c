/**
 * The service: its configuration, how it is wired, how it starts.
 *
 * <p>May depend on every room; none depends on it.
 */
@NullMarked
package dev.assay.validator;

import org.jspecify.annotations.NullMarked;
