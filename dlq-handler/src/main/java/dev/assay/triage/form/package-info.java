/**
 * Failure groups and their dead letters as bytes, for the state store and the topics behind it.
 *
 * <p>Pure. May depend on the room {@code group} and on {@code dev.assay.contracts.json}.
 */
@NullMarked
package dev.assay.triage.form;

import org.jspecify.annotations.NullMarked;
