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
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.validator.binding.Bindings;
import dev.assay.validator.catalogue.CacheWatch;
import dev.assay.validator.catalogue.CompiledSchemas;
import dev.assay.validator.catalogue.LiveCatalogue;
import dev.assay.validator.catalogue.SchemaCompilation;
import dev.assay.validator.judgement.Judge;
import dev.assay.validator.outputs.OutputWatch;
import dev.assay.validator.outputs.Refusals;
import dev.assay.validator.provision.Provision;
import dev.assay.validator.status.StatusRoute;
import dev.assay.validator.tally.DisagreementWatch;
import dev.assay.validator.tally.MetricNames;
import dev.assay.validator.tally.Tally;
import dev.assay.validator.topology.Stream;
import dev.assay.validator.topology.ValidatorTopology;
import dev.assay.validator.whatif.WhatIfRoutes;
import dev.assay.validator.whatif.WhatIfs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

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
    Bindings bindings = configuration.graph();
    TopicNames names = configuration.topics().names();
    String instance = Signature.instance(configuration.instance());
    new Provision(configuration.kafka().properties(), configuration.topics()).prepare(bindings);
    Metrics metrics = lifecycle.open(new Metrics());
    Tally tally = new Tally(metrics.registry());
    SchemaCompiler compiler =
        new SchemaCompiler(
            configuration.limits().ofEvents(),
            configuration.limits().ofTheEngine(),
            new DisagreementWatch(metrics.registry()),
            Thread::startVirtualThread);
    CompiledSchemas schemas =
        new CompiledSchemas(
            SchemaCompilation.by(new SchemaReader(DocumentLimits.defaults()), compiler),
            tally,
            configuration.limits().cachedSchemas());
    LiveCatalogue catalogue = new LiveCatalogue();
    Judge judge = new Judge(schemas, Signature.of(instance));
    Refusals refusals = new Refusals(System::nanoTime);
    OutputWatch outputs =
        lifecycle.open(OutputWatch.start(configuration.kafka().properties(), bindings::list));
    Stream stream =
        lifecycle.open(
            new Stream(
                ValidatorTopology.of(
                    bindings, names, catalogue, new ValidatorTopology.Judging(judge, tally, clock)),
                StreamProperties.of(configuration, instance),
                refusals,
                clock,
                metrics.registry().counter(MetricNames.THREAD_FAILURES)::increment));
    Gauges.register(metrics.registry(), schemas, catalogue, names);
    HealthChecks health = new HealthChecks();
    health.readiness("stream", stream::readiness);
    health.readiness("log", () -> readable(catalogue));
    health.readiness("outputs", outputs::readiness);
    health.readiness("refused", refusals::readiness);
    health.liveness("stream", stream::liveness);
    StatusRoute status = new StatusRoute(instance, stream::state, bindings, catalogue, tally);
    WhatIfs whatIfs =
        lifecycle.open(
            new WhatIfs(
                configuration.kafka().properties(),
                configuration.whatIf(),
                judgeApart(compiler, instance),
                catalogue));
    WhatIfRoutes whatIf =
        new WhatIfRoutes(whatIfs, bindings::list, catalogue, clock);
    HttpHost http =
        lifecycle.open(
            HttpHost.start(configuration.http(), List.of(health, metrics, status, whatIf)));
    stream.start();
    return new ValidatorService(lifecycle, http, health);
  }

  /** With a small cache of its own, so that what is only supposed pushes out nothing in use. */
  private static Judge judgeApart(SchemaCompiler compiler, String instance) {
    return new Judge(
        new CompiledSchemas(
            SchemaCompilation.by(new SchemaReader(DocumentLimits.defaults()), compiler),
            CacheWatch.none(),
            WHAT_IF_SCHEMAS),
        Signature.of(instance));
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
