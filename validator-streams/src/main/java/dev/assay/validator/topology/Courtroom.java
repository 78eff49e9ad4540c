package dev.assay.validator.topology;

import dev.assay.validator.catalogue.LiveCatalogue;
import dev.assay.validator.judgement.Judge;
import dev.assay.validator.tally.Ledger;
import dev.assay.validator.tally.Tally;
import dev.assay.validator.tracing.Tracing;
import java.time.Clock;

/** What all judging processors share; every part is safe for use by many threads. */
record Courtroom(
    Judge judge,
    LiveCatalogue catalogue,
    Tally tally,
    Ledger ledger,
    Tracing tracing,
    Docket docket,
    SamePartition partitions,
    Clock clock) {}
