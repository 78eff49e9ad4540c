/** Says what the room config must do. */
@NullMarked
package dev.assay.kit.config;

import org.jspecify.annotations.NullMarked;
