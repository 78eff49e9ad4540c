/**
 * What lies between two versions, in a size that fits into a message.
 *
 * <p>May depend on {@code dev.assay.schema} and Jackson.
 */
@NullMarked
package dev.assay.contracts.verdicts;

import org.jspecify.annotations.NullMarked;
