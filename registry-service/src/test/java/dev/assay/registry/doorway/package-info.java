/** Tests of what the audit hears from the door. */
@NullUnmarked // JUnit fills fields before each test
package dev.assay.registry.doorway;

import org.jspecify.annotations.NullUnmarked;
