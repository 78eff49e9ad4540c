/** What a person or a script sees of the CLI: words, documents, exit codes. */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
