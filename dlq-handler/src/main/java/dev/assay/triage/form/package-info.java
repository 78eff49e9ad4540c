/**
 * Failure groups and their dead letters as bytes, for the stores, the topics behind them and the
 * other instances.
 *
 * <p>Pure. May depend on the rooms {@code group}, {@code adding}, {@code mark}, {@code timeline}
 * and {@code ask}, and on {@code dev.assay.contracts.json}.
 */
@NullMarked
package dev.assay.triage.form;

import org.jspecify.annotations.NullMarked;
