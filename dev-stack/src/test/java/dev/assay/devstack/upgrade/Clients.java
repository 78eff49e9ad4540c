package dev.assay.devstack.upgrade;

import dev.assay.contracts.json.WireJson;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Somebody who publishes and somebody who reads, at whichever replica answers. */
final class Clients implements AutoCloseable {
  private static final long PAUSE_NANOS = 2_000_000;

  private final List<Service> replicas;
  private final List<Written> written = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private volatile boolean going = true;

  /** A version that a replica said is there. */
  record Written(String name, int id, String offset) {}

  Clients(List<Service> replicas) {
    this.replicas = List.copyOf(replicas);
  }

  void begin() {
    threads.execute(this::write);
    threads.execute(this::read);
  }

  /** What was acknowledged so far. */
  List<Written> written() {
    return List.copyOf(written);
  }

  int reads() {
    return reads.get();
  }

  /** What no replica should ever have answered. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  private void write() {
    for (int i = 0; going; i++) {
      String name = "upgrade.S" + i;
      boolean acknowledged = false;
      for (int attempt = i; going && !acknowledged; attempt++) {
        acknowledged = published(name, replicas.get(attempt % replicas.size()));
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** Asking again after no answer is harmless: the same text is the same version. */
  private boolean published(String name, Service replica) {
    Optional<HttpResponse<String>> answer =
        replica.send(
            "POST",
            "/admin/schemas",
            "{\"track\":\"v1\",\"name\":\"%s\",\"core_version\":\"1.0.0\",\"content\":{\"title\":\"%s\"}}"
                .formatted(name, name));
    if (answer.isEmpty() || answer.get().statusCode() >= 500) {
      return false;
    }
    if (answer.get().statusCode() >= 300) {
      wrong.add("%s refused %s: %s".formatted(replica, name, answer.get().body()));
      return true;
    }
    written.add(
        new Written(
            name,
            Integer.parseInt(answer.get().headers().firstValue("Assay-Schema-Id").orElse("0")),
            answer.get().headers().firstValue("Assay-Offset").orElse("")));
    return true;
  }

  private void read() {
    for (int i = 0; going; i++) {
      if (!written.isEmpty()) {
        Written one = written.get(Math.floorMod(i * 31, written.size()));
        check(one, replicas.get(Math.floorMod(i, replicas.size())));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Every answer is right, or says that there is none now. */
  void check(Written one, Service replica) {
    replica
        .get("/schemas/v1/" + one.name(), "Assay-Min-Offset", one.offset())
        .filter(answer -> answer.statusCode() != 503)
        .ifPresent(answer -> {
          reads.incrementAndGet();
          boolean right =
              answer.statusCode() == 200
                  && WireJson.MAPPER
                      .readTree(answer.body())
                      .path("content")
                      .path("title")
                      .asString("")
                      .equals(one.name())
                  && answer
                      .headers()
                      .firstValue("Assay-Schema-Id")
                      .orElse("")
                      .equals("" + one.id());
          if (!right) {
            wrong.add(
                "%s answered %d for %s: %s"
                    .formatted(replica, answer.statusCode(), one, answer.body()));
          }
        });
  }

  void end() throws InterruptedException {
    going = false;
    threads.shutdown();
    if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
      throw new AssertionError("the clients do not end");
    }
  }

  @Override
  public void close() {
    going = false;
    threads.shutdownNow();
  }
}
