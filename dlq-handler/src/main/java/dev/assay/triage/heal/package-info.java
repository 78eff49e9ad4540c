/**
 * Whether the newest version of a schema would let dead letters pass.
 *
 * <p>May depend on the schema engine, the contracts' facts, the kit's followers and the rooms
 * {@code group}, {@code judging} and {@code ask}.
 */
@NullMarked
package dev.assay.triage.heal;

import org.jspecify.annotations.NullMarked;
