/**
 * Decides what becomes of an event, and with which headers it goes on.
 *
 * <p>Pure but for the cache of compiled schemas. May depend on {@code binding}, {@code catalogue},
 * {@code resolution}, on the engine's verdicts and on the contracts' dead letters and headers.
 */
@NullMarked
package dev.assay.validator.judgement;

import org.jspecify.annotations.NullMarked;
