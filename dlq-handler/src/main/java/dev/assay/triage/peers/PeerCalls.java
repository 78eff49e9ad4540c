package dev.assay.triage.peers;

import dev.assay.kit.tls.ClientIdentity;
import dev.assay.kit.tls.FileUnusable;
import dev.assay.kit.tls.Pem;
import dev.assay.kit.tls.WatchedFiles;
import dev.assay.triage.ask.Asker;
import dev.assay.triage.ask.Reading;
import dev.assay.triage.form.FormCodec;
import dev.assay.triage.form.UnreadableForm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Asks other instances, as this one and not as whoever asked it: routes of the same role stand
 * before the question here.
 *
 * <p>Files are read again when they change; calls under way end as they began. Safe for use by
 * several threads.
 */
public final class PeerCalls implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** RFC 6750 §2.1. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private final PeerAccess access;
  private final AtomicReference<Proof> proof;

  /** What the files say now. */
  private record Proof(HttpClient client, Optional<String> token) {}

  private PeerCalls(PeerAccess access) {
    this.access = access;
    this.proof = new AtomicReference<>(read(access));
  }

  /**
   * Reads the files, and looks after them.
   *
   * @throws FileUnusable if one can't be used; later, what was read before stays in use
   */
  public static PeerCalls open(PeerAccess access, WatchedFiles files) {
    PeerCalls calls = new PeerCalls(access);
    files.read(access.files(), calls::renew);
    return calls;
  }

  private void renew() {
    proof.getAndSet(read(access)).client.shutdown();
  }

  private static Proof read(PeerAccess access) {
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
    if (access.encrypted()) {
      client.sslContext(ClientIdentity.read(access.tls()));
    }
    Optional<String> token = access.tokenFile().map(PeerCalls::token);
    return new Proof(client.build(), token);
  }

  private static String token(Path file) {
    String first = Pem.text(file).lines().findFirst().orElse("").strip();
    if (!TOKEN.matcher(first).matches()) {
      throw new FileUnusable(
          file, "its first line is no bearer token; take the output of: openssl rand -hex 32");
    }
    return first;
  }

  <T> Reading<T> ask(String place, String path, FormCodec<T> codec, Asker asker) {
    Proof now = proof.get();
    URI uri = URI.create(access.scheme() + "://" + place + PeerRoutes.PATH + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
    now.token
        .map(token -> "Bearer " + token)
        .or(asker::authorization)
        .ifPresent(header -> request.header("Authorization", header));
    PeerTrouble trouble = new PeerTrouble(place, access);
    try {
      HttpResponse<byte[]> answer =
          now.client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return answer.statusCode() == 200
          ? new Reading.Complete<>(codec.read(answer.body()))
          : new Reading.NotNow<>(trouble.answered(answer.statusCode()));
    } catch (IOException | UnreadableForm failed) {
      return new Reading.NotNow<>(trouble.failed(failed));
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      return new Reading.NotNow<>("interrupted while asking the instance at " + place);
    }
  }

  /** Ends calls that are under way. */
  @Override
  public void close() {
    proof.get().client.shutdownNow();
  }
}
