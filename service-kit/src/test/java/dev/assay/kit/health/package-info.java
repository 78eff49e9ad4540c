/** Says what the room health must do. */
@NullMarked
package dev.assay.kit.health;

import org.jspecify.annotations.NullMarked;
