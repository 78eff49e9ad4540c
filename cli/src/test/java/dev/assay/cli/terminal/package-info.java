@NullMarked
package dev.assay.cli.terminal;

import org.jspecify.annotations.NullMarked;
