/** Tests of the mirror. */
@NullUnmarked // JUnit fills fields before each test
package dev.assay.registry.mirror;

import org.jspecify.annotations.NullUnmarked;
