package dev.assay.kit.http;

import dev.assay.kit.access.Doorkeeper;
import dev.assay.kit.access.Identification;
import dev.assay.kit.access.Need;
import dev.assay.kit.access.Presented;
import dev.assay.kit.access.Principal;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.AccessProblems.Turned;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Stands before every route: lets in who may, and turns away everybody else, before any of a body
 * is read.
 *
 * @param clock for proofs that end while somebody is in
 */
record Guard(
    Doorkeeper doorkeeper, Shares shares, Origins origins, AccessWatch watch, InstantSource clock) {

  /** What comes first on a route. */
  Handler<RoutingContext> before(MountedRoute route) {
    Need need = doorkeeper.needOf(route.need());
    SecurityPolicyHandler first = request -> new Arrival(route, request).meets(need);
    return first;
  }

  /** One request at the door. */
  private final class Arrival {
    private final MountedRoute route;
    private final RoutingContext request;

    Arrival(MountedRoute route, RoutingContext request) {
      this.route = route;
      this.request = request;
    }

    private String origin() {
      return origins.of(request.request());
    }

    void meets(Need need) {
      Duration wait = shares.ofAddresses().take(this::origin);
      if (wait.isPositive()) {
        turnAway(Principal.stranger(), AccessProblems.tooMany("requests from this address", wait));
        return;
      }
      switch (need) {
        case Need.AtLeast _ when doorkeeper.letsAnyoneIn() -> enter(Principal.anyone());
        case Need.AtLeast(Role role) -> prove(role);
        case Need.Nothing _, Need.AsProbesDo _ -> enter(Principal.stranger());
      }
    }

    private void prove(Role needed) {
      Optional<Presented> presented = Credentials.of(request, route.streaming());
      if (presented.isEmpty()) {
        reject("what is presented is not one token: send Authorization: Bearer and the token");
        return;
      }
      Optional<Identification> atOnce = doorkeeper.atOnce(presented.get());
      if (atOnce.isPresent()) {
        decide(needed, atOnce.get());
        return;
      }
      Duration wait = shares.ofFailures().look(this::origin);
      if (wait.isPositive()) {
        tooManyFailures(wait);
      } else {
        later(needed, presented.get());
      }
    }

    /** A signature is verified, and keys maybe fetched, away from the event loop. */
    private void later(Role needed, Presented presented) {
      Context loop = request.vertx().getOrCreateContext();
      request.request().pause();
      var _ =
          Thread.ofVirtual()
              .name("identify")
              .start(() -> {
                try {
                  Identification found = doorkeeper.identify(presented);
                  loop.runOnContext(_ -> resumed(() -> decide(needed, found)));
                } catch (RuntimeException | LinkageError bug) {
                  loop.runOnContext(_ -> resumed(() -> request.fail(bug)));
                }
              });
    }

    /** Whoever reads a body, or upgrades the connection, must be there before it flows again. */
    private void resumed(Runnable next) {
      next.run();
      request.request().resume();
    }

    private void decide(Role needed, Identification found) {
      switch (found) {
        case Identification.Known(Principal principal) -> admit(principal, needed);
        case Identification.Nobody() ->
            turnAway(Principal.stranger(), AccessProblems.nobody(needed));
        case Identification.Rejected(String reason) -> reject(reason);
        case Identification.Unavailable(String reason) ->
            turnAway(Principal.stranger(), AccessProblems.unavailable(reason));
      }
    }

    private void admit(Principal principal, Role needed) {
      Duration wait =
          principal.isProved() ? shares.ofPrincipals().take(principal::name) : Duration.ZERO;
      if (wait.isPositive()) {
        String what = "requests by '%s'".formatted(principal.name());
        turnAway(principal, AccessProblems.tooMany(what, wait));
      } else if (principal.may(needed)) {
        enter(principal);
      } else {
        turnAway(principal, AccessProblems.forbidden(principal, needed));
      }
    }

    private void reject(String reason) {
      Duration wait = shares.ofFailures().take(this::origin);
      if (wait.isPositive()) {
        tooManyFailures(wait);
      } else {
        turnAway(Principal.stranger(), AccessProblems.rejected(reason));
      }
    }

    private void tooManyFailures(Duration wait) {
      turnAway(
          Principal.stranger(),
          AccessProblems.tooMany("failed authentications from this address", wait));
    }

    private void enter(Principal principal) {
      Visitor.enters(request, principal);
      if (route.isWrite()) {
        watch.admitted(route, request.normalizedPath(), principal);
      }
      if (route.streaming()) {
        Leave.when(principal.until(), request, clock);
      }
      request.next();
    }

    private void turnAway(Principal principal, Turned turned) {
      watch.refused(
          new AccessWatch.Refused(
              route,
              request.normalizedPath(),
              principal,
              origin(),
              new AccessWatch.Reason(turned.reply().status(), turned.why())));
      turned.reply().writeTo(request.response());
    }
  }
}
