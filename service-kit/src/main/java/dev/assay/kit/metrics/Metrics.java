package dev.assay.kit.metrics;

import dev.assay.kit.health.HealthChecks;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The meters of a process and the route {@code /metrics} that tells them.
 *
 * <p>Written as OpenMetrics where the client accepts it, else in Prometheus' own text format.
 */
public final class Metrics implements RouteSet, AutoCloseable {
  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
  private static final String TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final JvmHeapPressureMetrics pressure = new JvmHeapPressureMetrics();

  /** Meters of the JVM and the process; the service adds its own. */
  public Metrics() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    pressure.bindTo(registry);
  }

  /** Where a service registers its meters. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Shows these checks, all of which must have been added. */
  public void show(HealthChecks checks) {
    HealthMeters.show(checks, registry);
  }

  @Override
  public void mountOn(Routes routes) {
    routes.before(new RequestTimes(registry)::begin);
    routes.probe("/metrics", Replying.now(this::scraped));
  }

  private Reply scraped(RoutingContext request) {
    String accept = Optional.ofNullable(request.request().getHeader("Accept")).orElse("");
    String type = accept.contains(OPEN_METRICS) ? OPEN_METRICS_TYPE : TEXT_TYPE;
    return Reply.bytes(200, type, Buffer.buffer(registry.scrape(type)));
  }

  /** Stops listening to the collectors and closes all meters. */
  @Override
  public void close() {
    collections.close();
    pressure.close();
    registry.close();
  }
}
