@NullMarked
package dev.assay.schema.inclusion.language;

import org.jspecify.annotations.NullMarked;
