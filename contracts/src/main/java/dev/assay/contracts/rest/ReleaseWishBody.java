package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Body of {@code POST /releases}.
 *
 * @param note what the release is about
 * @param schemas what is to come out together, at least one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReleaseWishBody(Optional<String> note, Optional<List<UploadBody>> schemas) {}
