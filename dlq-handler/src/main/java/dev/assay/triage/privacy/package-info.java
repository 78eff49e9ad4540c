/**
 * Takes out of dead letters what nobody is to see.
 *
 * <p>Pure. May depend on the rooms {@code group}, {@code intake} and {@code judging}, and on the
 * schema engine's JSON.
 */
@NullMarked
package dev.assay.triage.privacy;

import org.jspecify.annotations.NullMarked;
