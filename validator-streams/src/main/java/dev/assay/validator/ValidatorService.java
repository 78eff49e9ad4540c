package dev.assay.validator;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.health.Health;
import dev.assay.kit.health.HealthChecks;
import dev.assay.kit.http.HttpHost;
import dev.assay.kit.http.MountedRoute;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.lifecycle.Lifecycle;
import dev.assay.kit.metrics.Metrics;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.validation.EngineSettings.RepeatedMembers;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.validator.binding.Combination;
import dev.assay.validator.binding.LiveBindings;
import dev.assay.validator.catalogue.CacheWatch;
import dev.assay.validator.catalogue.CompiledSchemas;
import dev.assay.validator.catalogue.LiveCatalogue;
import dev.assay.validator.catalogue.SchemaCompilation;
import dev.assay.validator.catalogue.SchemasByPolicy;
import dev.assay.validator.freshness.LogBarrier;
import dev.assay.validator.freshness.LogEnds;
import dev.assay.validator.freshness.LogReach;
import dev.assay.validator.judgement.Judge;
import dev.assay.validator.outputs.OutputWatch;
import dev.assay.validator.outputs.Refusals;
import dev.assay.validator.provision.Prepared;
import dev.assay.validator.provision.Provision;
import dev.assay.validator.status.BindingsRoute;
import dev.assay.validator.status.StatusRoute;
import dev.assay.validator.steering.Steering;
import dev.assay.validator.tally.DisagreementWatch;
import dev.assay.validator.tally.Ledger;
import dev.assay.validator.tally.MetricNames;
import dev.assay.validator.tally.ResolutionTally;
import dev.assay.validator.tally.Tally;
import dev.assay.validator.topology.Courtroom;
import dev.assay.validator.topology.LogStream;
import dev.assay.validator.topology.Stream;
import dev.assay.validator.topology.ValidatorTopology;
import dev.assay.validator.whatif.WhatIfRoutes;
import dev.assay.validator.whatif.WhatIfs;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** A running validator. */
public final class ValidatorService implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
  private static final int WHAT_IF_SCHEMAS = 100;

  private final Lifecycle lifecycle;
  private final HttpHost http;
  private final HealthChecks health;

  private ValidatorService(Lifecycle lifecycle, HttpHost http, HealthChecks health) {
    this.lifecycle = lifecycle;
    this.http = http;
    this.health = health;
  }

  /**
   * Starts a validator; returns when the registry's log has been read, maybe before partitions are
   * assigned: see {@link #isReady()}.
   *
   * @throws dev.assay.kit.lifecycle.CannotStart if a topic is missing, or a port in use
   */
  public static ValidatorService start(ValidatorConfiguration configuration, Clock clock) {
    Lifecycle lifecycle = new Lifecycle(CLOSE_TIMEOUT);
    try {
      return wire(configuration, clock, lifecycle);
    } catch (RuntimeException refused) {
      lifecycle.close();
      throw refused;
    }
  }

  private static ValidatorService wire(
      ValidatorConfiguration configuration, Clock clock, Lifecycle lifecycle) {
    String instance = Signature.instance(configuration.instance());
    Provision provision = new Provision(configuration.kafka().properties(), configuration.topics());
    provision.awaitRegistry();
    Metrics metrics = lifecycle.open(new Metrics());
    Host host = new Host(configuration, instance, clock, metrics.registry(), lifecycle);
    Courtroom.Counting counting = counting(host);
    Law law = law(host, counting.tally());
    Telling telling = Telling.open(configuration, instance, metrics.registry(), clock, lifecycle);
    Prepared prepared = new Prepared(provision);
    Courtroom court = courtroom(host, law, prepared, counting);
    Refusals refusals = new Refusals(System::nanoTime);
    OutputWatch outputs =
        lifecycle.open(
            OutputWatch.start(
                configuration.kafka().properties(), () -> law.bindings.now().list()));
    Stream stream = lifecycle.open(stream(host, court, refusals));
    LogStream log = lifecycle.open(log(host, law, stream));
    Steering steering = lifecycle.open(steering(host, law, prepared, stream));
    Gauges.register(metrics.registry(), law.schemas, law.catalogue, host.names());
    Gauges.register(metrics.registry(), law.bindings);
    HealthChecks health = checks(stream, log, law.catalogue);
    health.readiness("outputs", outputs::readiness);
    health.readiness("refused", refusals::readiness);
    metrics.show(health);
    List<RouteSet> routes = new ArrayList<>(List.of(health, metrics));
    routes.addAll(routes(host, law, stream, counting));
    HttpHost http = lifecycle.open(HttpHost.start(configuration.http(), routes));
    telling.start(stream, law.catalogue, counting.ledger());
    log.start();
    steering.start();
    return new ValidatorService(lifecycle, http, health);
  }

  /** What every part of it is made with. */
  private record Host(
      ValidatorConfiguration configuration,
      String instance,
      Clock clock,
      MeterRegistry meters,
      Lifecycle lifecycle) {
    TopicNames names() {
      return configuration.topics().names();
    }
  }

  /** What events are judged by, as far as the log was read. */
  private record Law(
      SchemasByPolicy schemas, LiveCatalogue catalogue, LiveBindings bindings, LogReach reach) {}

  private static Law law(Host host, CacheWatch watch) {
    LimitSettings limits = host.configuration.limits();
    return new Law(
        schemas(limits, host.meters, watch, limits.cachedSchemas()),
        new LiveCatalogue(),
        new LiveBindings(host.names()),
        new LogReach());
  }

  private static Courtroom.Counting counting(Host host) {
    return new Courtroom.Counting(
        new Tally(host.meters),
        new ResolutionTally(host.meters),
        new Ledger(host.meters, System::nanoTime),
        host.lifecycle.open(host.configuration.tracing().open()));
  }

  private static Courtroom courtroom(
      Host host, Law law, Prepared prepared, Courtroom.Counting counting) {
    Admin admin = host.lifecycle.open(Admin.create(host.configuration.kafka().properties()));
    return new Courtroom(
        law.bindings,
        law.catalogue,
        new Judge(law.schemas, Signature.of(host.instance)),
        new LogBarrier(
            LogEnds.by(admin), law.reach, new TopicPartition(host.names().schemas(), 0)),
        prepared,
        counting,
        host.clock);
  }

  private static Stream stream(Host host, Courtroom court, Refusals refusals) {
    return new Stream(
        sources -> ValidatorTopology.ofEvents(sources, court),
        StreamProperties.of(host.configuration, host.instance),
        refusals,
        host.clock,
        host.meters.counter(MetricNames.THREAD_FAILURES)::increment);
  }

  private static LogStream log(Host host, Law law, Stream stream) {
    return new LogStream(
        host.names(),
        law.catalogue,
        law.reach,
        StreamProperties.ofLog(host.configuration, host.instance),
        () -> Thread.startVirtualThread(stream::close));
  }

  private static Steering steering(Host host, Law law, Prepared prepared, Stream stream) {
    return new Steering(
        host.configuration.stated(),
        new Combination.Audience(host.configuration.streams().application(), host.names()),
        law.catalogue,
        law.bindings,
        new Steering.Ports(prepared, stream::read));
  }

  private static List<RouteSet> routes(
      Host host, Law law, Stream stream, Courtroom.Counting counting) {
    WhatIfs whatIfs =
        host.lifecycle.open(whatIfs(host.configuration, host.meters, law.catalogue));
    return List.of(
        new StatusRoute(
            host.instance,
            stream::state,
            stream::partitions,
            law.bindings,
            law.catalogue,
            counting.tally(),
            counting.ledger()),
        new BindingsRoute(
            host.instance, host.configuration.streams().application(), law.bindings),
        new WhatIfRoutes(whatIfs, () -> law.bindings.now().list(), law.catalogue, host.clock));
  }

  private static SchemasByPolicy schemas(
      LimitSettings limits, MeterRegistry meters, CacheWatch watch, int maxEntries) {
    return new SchemasByPolicy(
        limits.repeatedMembers(),
        new CompiledSchemas(
            compilation(limits, RepeatedMembers.LAST_ONE_COUNTS, meters), watch, maxEntries),
        new CompiledSchemas(
            compilation(limits, RepeatedMembers.REJECT, meters), watch, maxEntries));
  }

  private static SchemaCompilation compilation(
      LimitSettings limits, RepeatedMembers repeated, MeterRegistry meters) {
    SchemaCompiler compiler =
        new SchemaCompiler(
            limits.ofEvents(),
            limits.ofTheEngine(repeated),
            new DisagreementWatch(meters),
            Thread::startVirtualThread);
    return SchemaCompilation.by(new SchemaReader(DocumentLimits.defaults()), compiler);
  }

  private static HealthChecks checks(Stream stream, LogStream log, LiveCatalogue catalogue) {
    HealthChecks health = new HealthChecks();
    health.readiness("stream", stream::readiness);
    health.readiness("following", log::readiness);
    health.readiness("log", () -> readable(catalogue));
    health.liveness("stream", stream::liveness);
    health.liveness("following", log::liveness);
    return health;
  }

  /** With small caches of their own, so that what is only supposed pushes out nothing in use. */
  private static WhatIfs whatIfs(
      ValidatorConfiguration configuration, MeterRegistry meters, LiveCatalogue catalogue) {
    LimitSettings limits = configuration.limits();
    SchemasByPolicy schemas = schemas(limits, meters, CacheWatch.none(), WHAT_IF_SCHEMAS);
    String signature = Signature.of(Signature.instance(configuration.instance()));
    return new WhatIfs(
        configuration.kafka().properties(),
        configuration.whatIf(),
        new Judge(schemas, signature),
        catalogue);
  }

  private static Health readable(LiveCatalogue catalogue) {
    var unreadable = catalogue.now().unreadable();
    return unreadable.isEmpty()
        ? Health.up()
        : Health.down(
            "%d facts can't be read, upgrade the validator: %s"
                .formatted(unreadable.size(), unreadable.keySet().stream().sorted().toList()));
  }

  /** What it answers, and what each route asks of its caller. */
  public List<MountedRoute> routes() {
    return http.routes();
  }

  /** The port of {@code /status}, {@code /metrics}, {@code /livez} and {@code /readyz}. */
  public int port() {
    return http.port();
  }

  /** Whether events are being judged, by a log that was read in full. */
  public boolean isReady() {
    return health.ready().isReady();
  }

  /** Stops within about three seconds; what was not committed is judged again by the next one. */
  @Override
  public void close() {
    lifecycle.close();
  }
}
