package dev.assay.registry.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.etcd.EtcdAccess;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.KV;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.DeleteOption;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps the copy in etcd. For one thread, but for {@link #renew}. */
final class EtcdMirrorStore implements MirrorStore {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
  private static final int PAGE = 100;
  private static final int MAX_INBOUND_BYTES = 64 * 1024 * 1024;
  private static final ByteSequence CHECKPOINT = bytes(MirrorKeys.CHECKPOINT);

  private final EtcdAccess access;
  private final AtomicReference<Optional<Client>> renewed = new AtomicReference<>(Optional.empty());
  private Client client;

  /**
   * A store that connects when it is first asked.
   *
   * @throws IllegalArgumentException if a file of the access can't be used
   */
  EtcdMirrorStore(EtcdAccess access) {
    this.access = access;
    this.client = connect();
  }

  private Client connect() {
    return access.client(CALL_TIMEOUT).maxInboundMessageSize(MAX_INBOUND_BYTES).build();
  }

  /**
   * Connects anew for the next call, by what the files say now; for any thread.
   *
   * @throws IllegalArgumentException if one of them can't be used; nothing changes then
   */
  void renew() {
    renewed.getAndSet(Optional.of(connect())).ifPresent(Client::close);
  }

  @Override
  public Optional<Found> checkpoint() {
    return await(kv().get(CHECKPOINT)).getKvs().stream()
        .map(found -> new Found(found.getValue().toString(UTF_8), found.getModRevision()))
        .findFirst();
  }

  @Override
  public NavigableMap<String, String> contents() {
    long revision = await(kv().get(CHECKPOINT)).getHeader().getRevision();
    NavigableMap<String, String> contents = new TreeMap<>();
    for (String prefix : MirrorKeys.PREFIXES) {
      read(prefix, revision, contents);
    }
    return contents;
  }

  private void read(String prefix, long revision, NavigableMap<String, String> into) {
    ByteSequence end = after(prefix);
    ByteSequence from = bytes(prefix);
    boolean more = true;
    while (more) {
      GetOption page =
          GetOption.builder().withRange(end).withRevision(revision).withLimit(PAGE).build();
      GetResponse response = await(kv().get(from, page));
      for (KeyValue found : response.getKvs()) {
        into.put(found.getKey().toString(UTF_8), found.getValue().toString(UTF_8));
        from = bytes(found.getKey().toString(UTF_8) + '\0');
      }
      more = response.isMore();
    }
  }

  /** The first key behind all those that begin with a prefix; our prefixes end in a slash. */
  private static ByteSequence after(String prefix) {
    return bytes(prefix.substring(0, prefix.length() - 1) + (char) ('/' + 1));
  }

  @Override
  public OptionalLong write(
      long expectedRevision, List<MirrorChange> changes, Checkpoint checkpoint) {
    List<Op> operations = new ArrayList<>();
    changes.forEach(change -> operations.add(operation(change)));
    operations.add(Op.put(CHECKPOINT, bytes(checkpoint.toJson()), PutOption.DEFAULT));
    TxnResponse response =
        await(
            kv().txn()
                .If(new Cmp(CHECKPOINT, Cmp.Op.EQUAL, CmpTarget.modRevision(expectedRevision)))
                .Then(operations.toArray(Op[]::new))
                .commit());
    return response.isSucceeded()
        ? OptionalLong.of(response.getHeader().getRevision())
        : OptionalLong.empty();
  }

  private static Op operation(MirrorChange change) {
    return switch (change) {
      case MirrorChange.Put(String key, String value) ->
          Op.put(bytes(key), bytes(value), PutOption.DEFAULT);
      case MirrorChange.Delete(String key) -> Op.delete(bytes(key), DeleteOption.DEFAULT);
    };
  }

  private KV kv() {
    renewed
        .getAndSet(Optional.empty())
        .ifPresent(fresh -> {
          client.close();
          client = fresh;
        });
    return client.getKVClient();
  }

  private <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(CALL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new MirrorTrouble(access.explained(failed), failed);
    } catch (TimeoutException late) {
      throw trouble("no answer within %d s".formatted(CALL_TIMEOUT.toSeconds()), late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw trouble("interrupted", interrupted);
    } finally {
      answer.cancel(true);
    }
  }

  private MirrorTrouble trouble(String problem, Exception cause) {
    return new MirrorTrouble("etcd at %s: %s".formatted(access.endpoints(), problem), cause);
  }

  private static ByteSequence bytes(String text) {
    return ByteSequence.from(text, UTF_8);
  }

  @Override
  public void close() {
    renewed.getAndSet(Optional.empty()).ifPresent(Client::close);
    client.close();
  }
}
