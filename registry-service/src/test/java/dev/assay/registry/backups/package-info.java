@NullMarked
package dev.assay.registry.backups;

import org.jspecify.annotations.NullMarked;
