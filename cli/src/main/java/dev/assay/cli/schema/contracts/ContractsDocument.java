package dev.assay.cli.schema.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Whether the contracts of a track are kept; the document of {@code schema contracts --json}.
 *
 * @param reachable whether the registry answered; where not, only the directory's texts were judged
 * @param ok whether all are kept
 * @param kept where the schemas were written, if they were
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ContractsDocument(
    String track,
    String registry,
    boolean reachable,
    boolean ok,
    List<ContractVerdict> contracts,
    Optional<String> kept) {
  ContractsDocument {
    contracts = List.copyOf(contracts);
  }
}
