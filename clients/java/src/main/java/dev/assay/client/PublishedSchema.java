package dev.assay.client;

import dev.assay.contracts.rest.LogPosition;
import dev.assay.contracts.rest.SchemaBody;
import dev.assay.schema.SchemaId;
import java.util.Optional;

/**
 * What a registry answered to a publish.
 *
 * @param schema the version as it stands now
 * @param id its numeric schema id, where the registry said it
 * @param isNew false where the same text had been published already
 * @param position how far up the log the answer stands
 */
public record PublishedSchema(
    SchemaBody schema, Optional<SchemaId> id, boolean isNew, LogPosition position) {}
