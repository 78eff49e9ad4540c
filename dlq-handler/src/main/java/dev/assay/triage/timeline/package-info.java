/**
 * When the dead letters of a group came, minute by minute, for a week.
 *
 * <p>Pure. May depend on the JDK only.
 */
@NullMarked
package dev.assay.triage.timeline;

import org.jspecify.annotations.NullMarked;
