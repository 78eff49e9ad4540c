/** Says what the room lifecycle must do. */
@NullMarked
package dev.assay.kit.lifecycle;

import org.jspecify.annotations.NullMarked;
