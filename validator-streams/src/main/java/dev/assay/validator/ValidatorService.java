package dev.assay.validator;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.health.Health;
import dev.assay.kit.health.HealthChecks;
import dev.assay.kit.http.HttpHost;
import dev.assay.kit.http.MountedRoute;
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
import dev.assay.validator.tracing.Tracing;
import dev.assay.validator.whatif.WhatIfRoutes;
import dev.assay.validator.whatif.WhatIfs;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
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
    TopicNames names = configuration.topics().names();
    String instance = Signature.instance(configuration.instance());
    Provision provision = new Provision(configuration.kafka().properties(), configuration.topics());
    provision.awaitRegistry();
    Metrics metrics = lifecycle.open(new Metrics());
    Tally tally = new Tally(metrics.registry());
    SchemasByPolicy schemas =
        schemas(
            configuration.limits(),
            metrics.registry(),
            tally,
            configuration.limits().cachedSchemas());
    LiveCatalogue catalogue = new LiveCatalogue();
    Ledger ledger = new Ledger(metrics.registry(), System::nanoTime);
    Tracing tracing = lifecycle.open(configuration.tracing().open());
    Telling telling = Telling.open(configuration, instance, metrics.registry(), clock, lifecycle);
    LiveBindings bindings = new LiveBindings(names);
    LogReach reach = new LogReach();
    Admin admin = lifecycle.open(Admin.create(configuration.kafka().properties()));
    Prepared prepared = new Prepared(provision);
    Courtroom court =
        new Courtroom(
            bindings,
            catalogue,
            new Judge(schemas, Signature.of(instance)),
            new LogBarrier(LogEnds.by(admin), reach, new TopicPartition(names.schemas(), 0)),
            prepared,
            new Courtroom.Counting(tally, new ResolutionTally(metrics.registry()), ledger, tracing),
            clock);
    Refusals refusals = new Refusals(System::nanoTime);
    OutputWatch outputs =
        lifecycle.open(
            OutputWatch.start(configuration.kafka().properties(), () -> bindings.now().list()));
    Stream stream =
        lifecycle.open(
            new Stream(
                sources -> ValidatorTopology.ofEvents(sources, court),
                StreamProperties.of(configuration, instance),
                refusals,
                clock,
                metrics.registry().counter(MetricNames.THREAD_FAILURES)::increment));
    LogStream log =
        lifecycle.open(
            new LogStream(
                names,
                catalogue,
                reach,
                StreamProperties.ofLog(configuration, instance),
                () -> Thread.startVirtualThread(stream::close)));
    Steering steering =
        lifecycle.open(
            new Steering(
                configuration.stated(),
                new Combination.Audience(configuration.streams().application(), names),
                catalogue,
                bindings,
                new Steering.Ports(prepared, stream::read)));
    Gauges.register(metrics.registry(), schemas, catalogue, names);
    Gauges.register(metrics.registry(), bindings);
    HealthChecks health = checks(stream, log, catalogue);
    health.readiness("outputs", outputs::readiness);
    health.readiness("refused", refusals::readiness);
    metrics.show(health);
    StatusRoute status =
        new StatusRoute(
            instance, stream::state, stream::partitions, bindings, catalogue, tally, ledger);
    BindingsRoute standing =
        new BindingsRoute(instance, configuration.streams().application(), bindings);
    WhatIfs whatIfs = lifecycle.open(whatIfs(configuration, metrics.registry(), catalogue));
    WhatIfRoutes whatIf = new WhatIfRoutes(whatIfs, () -> bindings.now().list(), catalogue, clock);
    HttpHost http =
        lifecycle.open(
            HttpHost.start(
                configuration.http(), List.of(health, metrics, status, standing, whatIf)));
    telling.start(stream, catalogue, ledger);
    log.start();
    steering.start();
    return new ValidatorService(lifecycle, http, health);
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
