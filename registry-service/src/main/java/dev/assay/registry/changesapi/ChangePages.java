package dev.assay.registry.changesapi;

import dev.assay.contracts.json.WireJson;
import dev.assay.kit.http.Reply;
import dev.assay.registry.changes.Change;
import dev.assay.registry.changes.ChangeFeed;
import dev.assay.registry.changes.ChangeFeed.Changes;
import dev.assay.registry.changes.ChangeFeed.OlderChanges;
import dev.assay.registry.changes.ChangeFilter;
import dev.assay.registry.edge.Query;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes that are there already, a page at a time, for who doesn't want a stream. */
record ChangePages(ChangeFeed feed) {
  private static final Logger LOG = LoggerFactory.getLogger(ChangePages.class);
  private static final int DEFAULT_LIMIT = 100;
  private static final int MOST = 1_000;
  private static final int LOOKED_AT = 20_000;
  private static final Duration FOR_A_READER = Duration.ofSeconds(2);

  Reply reply(RoutingContext request) {
    Query query = Query.of(request, "subject", "track", "type", "from", "limit", "access_token");
    ChangeFilter filter =
        Asked.filter(query.texts("subject"), query.texts("track"), query.texts("type"));
    int limit = query.number("limit", DEFAULT_LIMIT, 1, MOST);
    From from = query.text("from").map(Asked::from).orElseGet(From.Earliest::new);
    return switch (Start.of(from, feed)) {
      case Start.Gone gone -> ChangesProblems.of(gone);
      case Start.Ahead ahead -> ChangesProblems.of(ahead);
      case Start.Unavailable unavailable -> ChangesProblems.of(unavailable);
      case Start.Here here -> answer(new Page(filter, limit, here.offset()));
    };
  }

  private Reply answer(Page page) {
    try {
      return page(page);
    } catch (RuntimeException trouble) {
      LOG.atWarn().setCause(trouble).log("older changes can't be read");
      return ChangesProblems.of(new Start.Unavailable("Kafka doesn't answer in time"));
    }
  }

  private Reply page(Page page) {
    while (page.wantsMore()) {
      Optional<Changes> slice = feed.from(page.next, page.limit);
      if (slice.isPresent()) {
        page.take(slice.get());
        page.atEnd = page.wantsMore() && slice.get().changes().isEmpty();
        if (page.atEnd) {
          return page.reply();
        }
      } else if (!readOlder(page)) {
        return ChangesProblems.of(new Start.Unavailable("too many subscribers are catching up"));
      }
    }
    return page.reply();
  }

  private boolean readOlder(Page page) {
    Optional<OlderChanges> reader = feed.older(FOR_A_READER);
    if (reader.isEmpty()) {
      return false;
    }
    try (OlderChanges older = reader.get()) {
      older.seek(page.next);
      while (page.wantsMore() && page.next < feed.coveredFrom()) {
        page.take(older.next());
      }
      return true;
    }
  }

  /** A page in the making. */
  private static final class Page {
    private final ChangeFilter filter;
    private final int limit;
    private final List<Change> changes = new ArrayList<>();
    private long next;
    private int lookedAt;
    private boolean atEnd;

    Page(ChangeFilter filter, int limit, long from) {
      this.filter = filter;
      this.limit = limit;
      this.next = from;
    }

    boolean wantsMore() {
      return changes.size() < limit && lookedAt < LOOKED_AT;
    }

    void take(Changes more) {
      for (Change change : more.changes()) {
        if (!wantsMore()) {
          return;
        }
        lookedAt++;
        next = change.offset() + 1;
        if (filter.wants(change)) {
          changes.add(change);
        }
      }
      next = more.next();
    }

    Reply reply() {
      ObjectNode body = WireJson.MAPPER.createObjectNode();
      ArrayNode told = body.putArray("changes");
      changes.forEach(change -> told.add(WireJson.MAPPER.readTree(change.json())));
      body.put("next", next);
      body.put("at_end", atEnd);
      return Reply.json(body).withHeader("Cache-Control", "no-store");
    }
  }
}
