/** Says what the room launch must do. */
@NullMarked
package dev.assay.kit.launch;

import org.jspecify.annotations.NullMarked;
