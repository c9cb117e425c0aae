package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.INPUT_ONLY;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.RENAME;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;
import static dev.trowel.core.kind.FieldRule.SLASH;

/// Places in the cloud's storage that Unity Catalog may use.
final class ExternalLocations {

  private static final String ALL = "/api/2.1/unity-catalog/external-locations";
  private static final String ONE = " " + ALL + "/{id}";

  private static final String[] UPDATABLE = {
    "comment", "enable_file_events", "fallback", "read_only", "skip_validation", "url"
  };

  static final ResourceKind KIND =
      ResourceKind.of("external_locations", "external_location", "catalog.CreateExternalLocation")
          .create("POST " + ALL)
          .id((settings, answer) -> answer.path("name").asText(settings.path("name").asText()))
          .read("GET" + ONE)
          .update("PATCH" + ONE, Bodies.only(UPDATABLE))
          .rename("PATCH" + ONE, Bodies.renamed(UPDATABLE))
          .delete("DELETE" + ONE + "?force=true")
          .find(Finds.byName("GET" + ONE, Names.dotted("name")))
          .field(REQUIRED, "credential_name", "name", "url")
          .field(RENAME, "name")
          .field(CASELESS, "credential_name", "name")
          .field(REPLACE, "credential_name", "encryption_details", "file_event_queue")
          .field(INPUT_ONLY, "skip_validation")
          .field(REMOTE_DEFAULT, "enable_file_events", "fallback", "file_event_queue", "read_only")
          .field(REMOTE_DEFAULT, "effective_enable_file_events", "effective_file_event_queue")
          .field(REMOTE_DEFAULT, "file_event_queue.*.managed_resource_id")
          .field(SLASH, "url")
          .facets(() -> new FacetsBuilder().fullName("name").securable("external_location"))
          .grants("external_location")
          .guard("Tables and volumes in the location can be reached no more.")
          .build();

  private ExternalLocations() {}
}
