/**
 * Judges events by the newest version of their schema, as a validator would.
 *
 * <p>Pure. May depend on {@code dev.assay.schema} and on the contracts' facts and envelope.
 */
@NullMarked
package dev.assay.triage.judging;

import org.jspecify.annotations.NullMarked;
