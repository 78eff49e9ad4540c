/**
 * Makes a backup.
 *
 * <p>May depend on {@code form}, on {@code source} and on the object store.
 */
@NullMarked
package dev.assay.backup.making;

import org.jspecify.annotations.NullMarked;
