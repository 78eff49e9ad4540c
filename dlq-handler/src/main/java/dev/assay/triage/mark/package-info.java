/**
 * What people say about failure groups, and the state that follows from it.
 *
 * <p>Pure. May depend on {@code dev.assay.contracts.deadletters}.
 */
@NullMarked
package dev.assay.triage.mark;

import org.jspecify.annotations.NullMarked;
