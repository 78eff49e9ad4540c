/**
 * Takes away the backups that nobody wants to keep.
 *
 * <p>May depend on {@code form}, {@code checking} and on the object store.
 */
@NullMarked
package dev.assay.backup.keeping;

import org.jspecify.annotations.NullMarked;
