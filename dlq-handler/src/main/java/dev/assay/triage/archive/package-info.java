/**
 * Keeps dead letters where they outlive their topic, and finds out whether what is there is what
 * was put there.
 *
 * <p>May depend on the rooms {@code intake} and {@code privacy}, and on the object store.
 */
@NullMarked
package dev.assay.triage.archive;

import org.jspecify.annotations.NullMarked;
