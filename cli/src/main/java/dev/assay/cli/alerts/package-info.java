/**
 * Alerts: whether they arrive.
 *
 * <p>May depend on picocli, {@code dev.assay.client} and the rooms {@code terminal} and {@code
 * connection}.
 */
@NullMarked
package dev.assay.cli.alerts;

import org.jspecify.annotations.NullMarked;
