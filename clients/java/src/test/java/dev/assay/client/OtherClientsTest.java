package dev.assay.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.rest.LogPosition;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtherClientsTest {
  private static final String GROUP =
      """
      {"fingerprint":"v1:00ff","count":12,"schema":"v1/a","reason":"schema-violation",
       "keyword":"type","place":"/queue_size","message":"m","source_topics":["t"],
       "first_seen":"f","last_seen":"l"}\
      """;

  private final StubService stub = new StubService();

  @AfterEach
  void stopStub() {
    stub.close();
  }

  @Test
  void failureGroupsAreListed() {
    stub.answers("GET /failures", 200, "[" + GROUP + "]");

    assertThat(new FailuresClient(ServiceEndpoint.dlqHandler(stub.uri())).groups())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.count()).isEqualTo(12);
          assertThat(group.sourceTopics()).isEqualTo(List.of("t"));
        });
  }

  @Test
  void aGroupComesWithSamplesAndTheirErrors() {
    stub.answers(
        "GET /failures/v1%3A00ff",
        200,
        """
        {"group":%s,"samples":[{"topic":"t","partition":1,"offset":2,"timestamp_ms":3,
         "failed_at_ms":4,"schema":"v1/a@1.0.0","key":null,"value":"{}","truncated":false,
         "attempt":0,"errors":[{"instance":"/q","keyword":"type","schema":"#/p","message":"m"}]}]}\
        """
            .formatted(GROUP));

    var samples =
        new FailuresClient(ServiceEndpoint.dlqHandler(stub.uri())).group("v1:00ff").samples();

    assertThat(samples.getFirst().key()).isEmpty();
    assertThat(samples.getFirst().errors().getFirst().instance()).isEqualTo("/q");
  }

  @Test
  void theMirrorIsAskedComparedAndRefilled() {
    stub.answers("GET /mirror", 200, "{\"state\":\"following\"}")
        .answers("POST /mirror/verify", 200, "{\"equal\":true}")
        .answers("POST /mirror/rebuild", 200, "{\"written\":8}");
    MirrorClient mirror = new MirrorClient(ServiceEndpoint.registry(stub.uri()), "ada");

    assertThat(mirror.status()).hasToString("{\"state\":\"following\"}");
    assertThat(mirror.verify()).hasToString("{\"equal\":true}");
    assertThat(mirror.rebuild()).hasToString("{\"written\":8}");
  }

  @Test
  void aValidatorTellsHowFarItHasFollowed() {
    stub.answers("GET /status", 200, "{\"positions\":{\"schemas\":41,\"enforcement\":7}}");

    assertThat(new ValidatorClient(ServiceEndpoint.validator(stub.uri())).position())
        .isEqualTo(new LogPosition(41, 7));
  }

  @Test
  void aValidatorThatSaysNothingHasFollowedNothing() {
    stub.answers("GET /status", 200, "{}");

    assertThat(new ValidatorClient(ServiceEndpoint.validator(stub.uri())).position())
        .isEqualTo(LogPosition.START);
  }
}
