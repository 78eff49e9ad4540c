package dev.assay.devstack.soak;

import dev.assay.devstack.process.Child;
import dev.assay.devstack.process.Children;
import dev.assay.devstack.process.Scratch;
import dev.assay.servers.FreePorts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The broker and the validators, each a process, and what an orchestrator does about them: starts
 * again what ended by itself or says that nothing but a new process helps.
 */
final class Fleet implements AutoCloseable {
  private static final int BROKER = 0;
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final Duration TO_STOP = Duration.ofSeconds(15);
  private static final List<String> SMALL_JVM =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Children children;
  private final List<Child> all = new ArrayList<>();
  private final List<Probe> probes = new ArrayList<>();
  private final AtomicInteger unasked = new AtomicInteger();
  private final String bootstrapServers;
  private final Admin admin;
  private final Thread supervision;
  private volatile boolean supervised = true;

  Fleet(SoakSettings settings, Scratch scratch) {
    this.children = new Children(scratch);
    Path directory = scratch.root();
    int port = FreePorts.one();
    this.bootstrapServers = "127.0.0.1:" + port;
    Path data = directory.resolve("kafka");
    all.add(
        child(
            "broker",
            "-Xmx256m",
            List.of("broker", data.toString(), Integer.toString(port)),
            directory));
    for (int i = 1; i <= settings.validators(); i++) {
      int http = FreePorts.one();
      probes.add(new Probe(URI.create("http://127.0.0.1:" + http)));
      all.add(
          child(
              "validator-" + i,
              "-Xmx192m",
              ValidatorWords.of("validator-" + i, bootstrapServers, http, settings.atLeastOnce()),
              directory));
    }
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000));
    this.supervision = Thread.ofVirtual().name("soak-supervision").unstarted(this::supervise);
  }

  private Child child(String name, String heap, List<String> words, Path directory) {
    List<String> jvm = new ArrayList<>(SMALL_JVM);
    jvm.add(heap);
    return children.add(new Child(name, jvm, words, directory.resolve(name + ".log")));
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  Admin admin() {
    return admin;
  }

  void startBroker() throws InterruptedException {
    all.getFirst().start();
    requireUp(BROKER);
  }

  void startValidators() throws InterruptedException {
    validators().forEach(Child::start);
    for (int victim = 1; victim < all.size(); victim++) {
      requireUp(victim);
    }
    supervision.start();
  }

  private List<Child> validators() {
    return all.subList(1, all.size());
  }

  Child victim(int number) {
    return all.get(number);
  }

  /** How often a process ended, or gave up, without being asked to. */
  int unasked() {
    return unasked.get();
  }

  private void requireUp(int victim) throws InterruptedException {
    if (!awaitUp(victim, Duration.ofSeconds(90))) {
      throw new SoakBroken(
          "%s did not come up; its log: %s"
              .formatted(all.get(victim).name(), all.get(victim).log()));
    }
  }

  /** Waits until a process serves; whether it does. */
  boolean awaitUp(int victim, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isUp(victim)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(LOOK_EVERY);
    }
    return true;
  }

  private boolean isUp(int victim) throws InterruptedException {
    Child child = all.get(victim);
    if (!child.isAlive() || child.isPaused()) {
      return false;
    }
    return victim == BROKER ? brokerAnswers() : probes.get(victim - 1).isReady();
  }

  private boolean brokerAnswers() throws InterruptedException {
    try {
      return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    }
  }

  private void supervise() {
    while (supervised) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      for (int victim = 0; victim < all.size(); victim++) {
        Child child = all.get(victim);
        if (!child.isPaused() && (child.endedByItself() || hasGivenUp(victim))) {
          unasked.incrementAndGet();
          child.kill();
          child.start();
        }
      }
    }
  }

  private boolean hasGivenUp(int victim) {
    return victim != BROKER && all.get(victim).isAlive() && probes.get(victim - 1).hasGivenUp();
  }

  /** Asks the validators to end, as a deployment would, so that nothing of theirs stays open. */
  void stopValidators() {
    supervised = false;
    validators().forEach(child -> child.stop(TO_STOP));
  }

  @Override
  public void close() {
    supervised = false;
    admin.close(Duration.ZERO);
    children.close();
  }
}
