/**
 * Who asked for which write with what outcome.
 *
 * <p>May depend on {@code json}.
 */
@NullMarked
package dev.assay.contracts.audit;

import org.jspecify.annotations.NullMarked;
