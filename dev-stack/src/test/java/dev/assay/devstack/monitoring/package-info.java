/** Whether dashboards, rules and the page of metrics speak of what the services really publish. */
@NullMarked
package dev.assay.devstack.monitoring;

import org.jspecify.annotations.NullMarked;
