package dev.assay.registry.describing;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import tools.jackson.databind.JsonNode;

/** {@code GET /openapi.json} and {@code /asyncapi.json}; the same for as long as it runs. */
public final class Descriptions implements RouteSet {
  private final Reply openApi;
  private final Reply asyncApi;

  /** Describes this version of the service, with topics of these names. */
  public Descriptions(TopicNames topics, String version) {
    this.openApi = reply(OpenApi.describe(version));
    this.asyncApi = reply(AsyncApi.describe(topics, version));
  }

  private static Reply reply(JsonNode document) {
    return Reply.bytes(200, "application/json", JsonBody.write(document))
        .withHeader("Cache-Control", "no-cache");
  }

  @Override
  public void mountOn(Routes routes) {
    // What may be asked is no secret; what the topics are called is for who may read them.
    routes.open("/openapi.json", Replying.now(_ -> openApi));
    routes.get("/asyncapi.json", Role.READER, Replying.now(_ -> asyncApi));
  }
}
