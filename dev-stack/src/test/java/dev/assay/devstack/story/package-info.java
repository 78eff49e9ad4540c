/** The whole product, told as its users would tell it. */
@NullUnmarked // JUnit fills fields before each test
package dev.assay.devstack.story;

import org.jspecify.annotations.NullUnmarked;
