/** How a stream of bytes becomes events. */
@NullMarked
package dev.assay.cli.produce;

import org.jspecify.annotations.NullMarked;
