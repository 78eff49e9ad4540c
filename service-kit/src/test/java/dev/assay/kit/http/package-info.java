/** Says what the room http must do. */
@NullMarked
package dev.assay.kit.http;

import org.jspecify.annotations.NullMarked;
