package dev.assay.kit.kafka;

import dev.assay.kit.tls.ClientIdentity;
import dev.assay.kit.tls.ClientTlsSettings;
import dev.assay.kit.tls.FileUnusable;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of Kafka's clients by PEM files that are read anew for every connection, so that a renewed
 * certificate needs no restart; Kafka's own factory reads its stores once.
 *
 * <p>Kafka makes it by its name. Connections are few and files small; between two files that don't
 * belong together yet, as in the middle of a renewal, what was read before stays in use.
 */
public final class WatchedTls implements SslEngineFactory {
  static final String CA = "assay.tls.ca";
  static final String CERTIFICATE = "assay.tls.certificate";
  static final String KEY = "assay.tls.key";

  private static final Logger LOG = LoggerFactory.getLogger(WatchedTls.class);
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final AtomicReference<Optional<SSLContext>> latest =
      new AtomicReference<>(Optional.empty());
  private volatile ClientTlsSettings files = ClientTlsSettings.USUAL;

  /** Settings that make clients of Kafka take their TLS from these files. */
  static Map<String, String> settings(ClientTlsSettings files) {
    Map<String, String> settings = new HashMap<>();
    settings.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, WatchedTls.class.getName());
    files.ca().ifPresent(file -> settings.put(CA, file.toString()));
    files.certificate().ifPresent(file -> settings.put(CERTIFICATE, file.toString()));
    files.key().ifPresent(file -> settings.put(KEY, file.toString()));
    return settings;
  }

  @Override
  public void configure(Map<String, ?> configs) {
    files =
        new ClientTlsSettings(file(configs, CA), file(configs, CERTIFICATE), file(configs, KEY));
    try {
      latest.set(Optional.of(ClientIdentity.read(files)));
    } catch (FileUnusable unusable) {
      throw new KafkaException(unusable.getMessage(), unusable);
    }
  }

  private static Optional<Path> file(Map<String, ?> configs, String name) {
    return Optional.ofNullable(configs.get(name)).map(String::valueOf).map(Path::of);
  }

  @Override
  public SSLEngine createClientSslEngine(
      String peerHost, int peerPort, String endpointIdentification) {
    SSLEngine engine = context().createSSLEngine(peerHost, peerPort);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm(endpointIdentification);
    parameters.setProtocols(PROTOCOLS);
    engine.setSSLParameters(parameters);
    return engine;
  }

  private SSLContext context() {
    try {
      SSLContext now = ClientIdentity.read(files);
      latest.set(Optional.of(now));
      return now;
    } catch (FileUnusable unusable) {
      LOG.atWarn()
          .addKeyValue("reason", unusable.getMessage())
          .log("files for TLS to Kafka can't be used: what was read before stays in use");
      return latest.get().orElseThrow();
    }
  }

  @Override
  public SSLEngine createServerSslEngine(String peerHost, int peerPort) {
    throw new UnsupportedOperationException("for clients of Kafka only");
  }

  @Override
  public boolean shouldBeRebuilt(Map<String, Object> nextConfigs) {
    return false;
  }

  @Override
  public Set<String> reconfigurableConfigs() {
    return Set.of();
  }

  @Override
  public @Nullable KeyStore keystore() {
    return null;
  }

  @Override
  public @Nullable KeyStore truststore() {
    return null;
  }

  @Override
  public void close() {}
}
