/**
 * What a backup looks like.
 *
 * <p>May depend on contracts only; touches nothing.
 */
@NullMarked
package dev.assay.backup.form;

import org.jspecify.annotations.NullMarked;
