package dev.assay.store;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * How an S3 API is spoken to.
 *
 * @param endpoint where it is no API of AWS, such as {@code http://minio:9000}
 * @param region as the API wants it
 * @param pathStyle whether the bucket is named in the path, as MinIO and the like want it
 * @param credentials who asks
 */
public record S3Api(
    Optional<URI> endpoint, String region, boolean pathStyle, S3Credentials credentials) {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  S3Client client() {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(region))
            .forcePathStyle(pathStyle)
            .credentialsProvider(credentials.provider())
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT)
                    .socketTimeout(SILENCE));
    endpoint.ifPresent(address -> {
      builder.endpointOverride(address);
      // Not every implementation understands sums sent after the bytes; the sums that count are
      // ours.
      builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
      builder.responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    });
    return builder.build();
  }
}
