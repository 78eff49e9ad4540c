@NullMarked
package dev.assay.cli.deadletters.export;

import org.jspecify.annotations.NullMarked;
