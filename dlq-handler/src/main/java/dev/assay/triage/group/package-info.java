/**
 * What is known about a failure group, as a value that grows by one dead letter at a time.
 *
 * <p>Pure. May depend on {@code dev.assay.schema} and {@code dev.assay.contracts.deadletters}.
 */
@NullMarked
package dev.assay.triage.group;

import org.jspecify.annotations.NullMarked;
