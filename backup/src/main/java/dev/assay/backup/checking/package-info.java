/**
 * Finds out whether a backup is what was put there.
 *
 * <p>May depend on {@code form} and on the object store.
 */
@NullMarked
package dev.assay.backup.checking;

import org.jspecify.annotations.NullMarked;
