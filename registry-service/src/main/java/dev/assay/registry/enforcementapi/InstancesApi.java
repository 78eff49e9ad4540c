package dev.assay.registry.enforcementapi;

import dev.assay.contracts.rest.InstancesBody;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.fleet.Fleet;
import dev.assay.registry.fleet.Member;

/**
 * {@code GET /instances}: who judges, by which policy.
 *
 * @param fleet the validators that were heard of
 */
public record InstancesApi(Fleet fleet) implements RouteSet {

  @Override
  public void mountOn(Routes routes) {
    routes.get(
        "/instances",
        Role.READER,
        Replying.now(request -> Reply.json(body()).withHeader("Cache-Control", "no-store")));
  }

  private InstancesBody body() {
    return new InstancesBody(fleet.members().stream().map(InstancesApi::seen).toList());
  }

  private static InstancesBody.Seen seen(Member member) {
    return new InstancesBody.Seen(
        member.id().instance(),
        member.id().incarnation(),
        member.isLive(),
        member.silentFor().toMillis(),
        member.report());
  }
}
