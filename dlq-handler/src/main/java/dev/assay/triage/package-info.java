/**
 * Puts the dlq-handler together.
 *
 * <p>May depend on every room below it and on the service kit.
 */
@NullMarked
package dev.assay.triage;

import org.jspecify.annotations.NullMarked;
