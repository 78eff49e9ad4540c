/**
 * How a refused event travels: the reasons, the failure fingerprint, the headers.
 *
 * <p>May depend on {@code dev.assay.schema}, {@code headers}, {@code json}.
 */
@NullMarked
package dev.assay.contracts.deadletters;

import org.jspecify.annotations.NullMarked;
