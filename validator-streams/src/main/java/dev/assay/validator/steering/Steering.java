package dev.assay.validator.steering;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.kit.lifecycle.CannotStart;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.binding.Bindings;
import dev.assay.validator.binding.Combination;
import dev.assay.validator.binding.LiveBindings;
import dev.assay.validator.binding.LiveBindings.Standing;
import dev.assay.validator.binding.Sources;
import dev.assay.validator.binding.StatedBinding;
import dev.assay.validator.catalogue.LiveCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that what was decided about bindings is what holds.
 *
 * <p>A decision is applied as soon as it is in the catalogue: outputs are prepared first, then the
 * new bindings hold from the next event on. Where other topics are to be read, the stream is
 * stopped in between. What can't be applied is set aside with the reason, and tried again every few
 * seconds: a topic may be created later. Works on a thread of its own.
 */
public final class Steering implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Steering.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

  private final List<StatedBinding> configured;
  private final Combination.Audience audience;
  private final LiveCatalogue catalogue;
  private final LiveBindings live;
  private final Ports ports;
  private final Thread thread;
  private volatile boolean closed;

  /** After the start known to the steering thread alone. */
  private PMap<String, BindingDecision> applied = HashTreePMap.empty();

  /**
   * Steers by the decisions of a catalogue.
   *
   * @param configured what this process's configuration says
   * @param audience for whom decisions have to be meant
   */
  public Steering(
      List<StatedBinding> configured,
      Combination.Audience audience,
      LiveCatalogue catalogue,
      LiveBindings live,
      Ports ports) {
    this.configured = List.copyOf(configured);
    this.audience = audience;
    this.catalogue = catalogue;
    this.live = live;
    this.ports = ports;
    this.thread = Thread.ofPlatform().name("assay-steering").daemon().unstarted(this::follow);
  }

  /**
   * How the world is changed.
   *
   * @param preparing makes the topics of a binding ready, or throws
   * @param reading stops what is read, does what it is handed, and reads the new sources
   */
  public record Ports(Consumer<Binding> preparing, BiConsumer<Sources, Runnable> reading) {}

  /**
   * Applies what is decided by now, and from now on whatever will be.
   *
   * @throws CannotStart if a configured binding can't be applied
   */
  public void start() {
    PMap<String, BindingDecision> decisions = catalogue.now().bindings();
    Combination first = combine(decisions, this::prepareStrictly);
    Bindings bindings = first.bindings(audience.registry());
    tell(first.setAside());
    ports
        .reading()
        .accept(
            bindings.sources(),
            () -> live.replace(new Standing(bindings, first.setAside(), revision(decisions), 0)));
    applied = decisions;
    thread.start();
  }

  private void follow() {
    long lastTryNanos = System.nanoTime();
    while (!closed) {
      PMap<String, BindingDecision> decisions = catalogue.now().bindings();
      boolean tryAgain =
          !live.standing().setAside().isEmpty()
              && System.nanoTime() - lastTryNanos > BETWEEN_TRIES.toNanos();
      if (tryAgain || !decisions.equals(applied)) {
        lastTryNanos = System.nanoTime();
        applyGuarded(decisions);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private void applyGuarded(PMap<String, BindingDecision> decisions) {
    try {
      apply(combine(decisions, this::prepare), revision(decisions));
      applied = decisions;
    } catch (RuntimeException bug) {
      LOG.error("bindings can't be applied, those before stay in force", bug);
      LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
    }
  }

  private void apply(Combination next, long revision) {
    Standing before = live.standing();
    Bindings bindings = next.bindings(audience.registry());
    if (!next.setAside().equals(before.setAside())) {
      tell(next.setAside());
    }
    if (bindings.sources().equals(before.bindings().sources())) {
      live.replace(new Standing(bindings, next.setAside(), revision, before.rebuilds()));
      if (!bindings.stated().equals(before.bindings().stated())) {
        LOG.info("bindings changed while events flow bindings={}", names(bindings));
      }
      return;
    }
    long startNanos = System.nanoTime();
    ports
        .reading()
        .accept(
            bindings.sources(),
            () ->
                live.replace(
                    new Standing(bindings, next.setAside(), revision, before.rebuilds() + 1)));
    LOG.info(
        "source topics changed, the stream was stopped and started in place bindings={} took_ms={}",
        names(bindings),
        Duration.ofNanos(System.nanoTime() - startNanos).toMillis());
  }

  private Combination combine(PMap<String, BindingDecision> decisions, Preparation preparation) {
    return Combination.of(configured, decisions.values(), audience, preparation::obstacle);
  }

  private Optional<String> prepareStrictly(StatedBinding one) {
    if (one.from() == StatedBinding.Origin.CONFIGURATION) {
      one.rule()
          .namedSource()
          .ifPresent(topic -> ports.preparing().accept(new Binding(topic, one)));
      return Optional.empty();
    }
    return prepare(one);
  }

  private Optional<String> prepare(StatedBinding one) {
    try {
      one.rule()
          .namedSource()
          .ifPresent(topic -> ports.preparing().accept(new Binding(topic, one)));
      return Optional.empty();
    } catch (CannotStart | KafkaException notNow) {
      return Optional.of(String.valueOf(notNow.getMessage()));
    }
  }

  private static long revision(PMap<String, BindingDecision> decisions) {
    return decisions.values().stream().mapToLong(BindingDecision::revision).max().orElse(0);
  }

  private static void tell(Map<String, String> setAside) {
    setAside.forEach((name, why) -> LOG.warn("binding set aside name={} reason=\"{}\"", name, why));
  }

  private static List<String> names(Bindings bindings) {
    return bindings.stated().stream().map(StatedBinding::name).toList();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      // Closed before it was started where the start of something else failed.
      if (thread.isAlive()) {
        var _ = thread.join(Duration.ofSeconds(1));
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes topics ready, or says why that can't be. */
  private interface Preparation {
    Optional<String> obstacle(StatedBinding one);
  }
}
