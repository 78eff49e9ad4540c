/**
 * Follows the registry's log for the texts of all schemas.
 *
 * <p>May depend on the room {@code privacy}, the contracts' facts and the kit's followers.
 */
@NullMarked
package dev.assay.triage.texts;

import org.jspecify.annotations.NullMarked;
