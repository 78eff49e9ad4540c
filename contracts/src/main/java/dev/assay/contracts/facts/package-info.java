/**
 * The statements that make up the registry log, in their wire form.
 *
 * <p>May depend on {@code dev.assay.schema}, {@code enforcement}, {@code compatibility}, {@code
 * json}, {@code topics}.
 */
@NullMarked
package dev.assay.contracts.facts;

import org.jspecify.annotations.NullMarked;
