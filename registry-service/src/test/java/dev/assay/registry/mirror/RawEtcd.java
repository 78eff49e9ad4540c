package dev.assay.registry.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Somebody who meddles with etcd directly. */
final class RawEtcd implements AutoCloseable {
  private final Client client;

  RawEtcd(String endpoint) {
    client = Client.builder().endpoints(endpoint).build();
  }

  void put(String key, String value) throws Exception {
    var _ = client.getKVClient().put(bytes(key), bytes(value)).get(10, TimeUnit.SECONDS);
  }

  void delete(String key) throws Exception {
    var _ = client.getKVClient().delete(bytes(key)).get(10, TimeUnit.SECONDS);
  }

  Optional<String> get(String key) throws Exception {
    return client.getKVClient().get(bytes(key)).get(10, TimeUnit.SECONDS).getKvs().stream()
        .map(found -> found.getValue().toString(UTF_8))
        .findFirst();
  }

  private static ByteSequence bytes(String text) {
    return ByteSequence.from(text, UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
