/**
 * Changes events so that they keep their contract: JSON Patch, JSON Merge Patch, values by pointer.
 *
 * <p>Pure. May depend on {@code dev.assay.schema.json}, the contracts' redrives and JSON-P.
 */
@NullMarked
package dev.assay.triage.repair;

import org.jspecify.annotations.NullMarked;
