/**
 * Which failure groups are worth somebody's attention, and when.
 *
 * <p>Pure. May depend on the rooms {@code ask}, {@code group}, {@code mark} and {@code form}.
 */
@NullMarked
package dev.assay.triage.alert;

import org.jspecify.annotations.NullMarked;
