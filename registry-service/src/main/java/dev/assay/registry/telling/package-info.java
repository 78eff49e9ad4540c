/**
 * What is told about a decision: change events for whoever follows, audit records for whoever asks
 * later.
 *
 * <p>Pure. May depend on {@code decision}, {@code state} and the contracts.
 */
@NullMarked
package dev.assay.registry.telling;

import org.jspecify.annotations.NullMarked;
