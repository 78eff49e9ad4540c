/** What is written about running Assay elsewhere, held to what the code really is. */
@NullMarked
package dev.assay.devstack.deploy;

import org.jspecify.annotations.NullMarked;
