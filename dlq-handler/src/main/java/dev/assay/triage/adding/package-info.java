/**
 * Adds up dead letters in memory, before their groups hear of them.
 *
 * <p>Pure. May depend on the rooms {@code group}, {@code timeline}, {@code intake} and {@code
 * privacy}.
 */
@NullMarked
package dev.assay.triage.adding;

import org.jspecify.annotations.NullMarked;
