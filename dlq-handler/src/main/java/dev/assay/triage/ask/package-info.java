/**
 * What can be asked about failure groups, and what an answer looks like.
 *
 * <p>Pure. May depend on the rooms {@code group}, {@code mark} and {@code timeline}.
 */
@NullMarked
package dev.assay.triage.ask;

import org.jspecify.annotations.NullMarked;
