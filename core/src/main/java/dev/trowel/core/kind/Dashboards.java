package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.GUARDED;
import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.INPUT_ONLY;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;
import static dev.trowel.core.kind.FieldRule.SLASH;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Request.Body;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.shape.Facets.Inlined;
import dev.trowel.schema.shape.Facets.NameStyle;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// AI/BI dashboards: a draft, which is what a bundle describes, and what was last published of it.
/// A new dashboard that cannot be published goes to the trash again.
final class Dashboards {

  private static final String ALL = " /api/2.0/lakeview/dashboards";
  private static final String ONE = ALL + "/{id}";
  private static final String DATASETS =
      "?dataset_catalog={dataset_catalog?}&dataset_schema={dataset_schema?}";

  private static final String CONTENT = "serialized_dashboard";
  private static final String EMBEDDED = "embed_credentials";
  private static final String PUBLISHED = "published";

  /// The draft alone: the rest goes with publishing, into the address, or nowhere.
  private static final Body DRAFT =
      target ->
          JsonFields.in(target.settings(), CONTENT)
              .without(List.of(EMBEDDED, PUBLISHED, "etag", "dataset_catalog", "dataset_schema"));

  private static final Request UPDATE = Request.of("PATCH" + ONE + DATASETS, DRAFT);
  private static final Endpoint PUBLISH = Endpoint.of("POST" + ONE + "/published");
  private static final Endpoint GET_DRAFT = Endpoint.of("GET" + ONE);
  private static final Endpoint GET_PUBLISHED = Endpoint.of("GET" + ONE + "/published");

  static final ResourceKind KIND =
      ResourceKind.of("dashboards", "dashboard", "dashboards.Dashboard")
          .wanted(Dashboards::wanted)
          .create("POST" + ALL + DATASETS, DRAFT)
          .id("dashboard_id")
          .remedy(Folders.missing("parent_path"))
          .followed((id, settings) -> List.of(publish(id, settings)))
          .read(Dashboards::read)
          .update(target -> List.of(UPDATE.call(target), publish(target.id(), target.settings())))
          .delete("DELETE" + ONE)
          .find(
              Finds.alike(
                  Call.get(ALL.strip()).query("page_size", "100"),
                  "dashboards",
                  "dashboard_id",
                  Dashboards::read,
                  "display_name",
                  "parent_path"))
          .field(REQUIRED, "display_name", "warehouse_id")
          .field(REPLACE, "parent_path")
          .field(SLASH, "parent_path")
          .field(REMOTE_DEFAULT, "parent_path", CONTENT)
          .field(IGNORE_REMOTE, CONTENT)
          .field(INPUT_ONLY, "dataset_catalog", "dataset_schema")
          .observed("etag")
          .field(GUARDED, "etag")
          .classify(
              Verdicts.first(
                  Verdicts.sameWorkspacePath("parent_path"), Verdicts.sameContent(CONTENT)))
          .facets(() ->
              new FacetsBuilder()
                  .named("display_name", NameStyle.PLAIN)
                  .level("CAN_VIEW", "CAN_READ")
                  .level("CAN_MANAGE", "CAN_MANAGE")
                  .owner("CAN_MANAGE")
                  .runsAsOwnerWhen(EMBEDDED)
                  .inlined(new Inlined("file_path", CONTENT, Map.of(), List.of()))
                  .defaultsTo("parent_path", "${workspace.resource_path}")
                  .defaultsTo(EMBEDDED, false))
          .permissions("dashboards", "id")
          .guard("The dashboard's schedules and subscriptions are lost; it goes to the trash.")
          .traits(Trait.ASKED_FOR, Trait.IN_METADATA)
          .page("dashboardsv3/{id}/published")
          .build();

  private Dashboards() {}

  private static ObjectNode wanted(ObjectNode declared) {
    ObjectNode settings = declared.deepCopy().put(PUBLISHED, true);
    settings.remove("file_path");
    return settings;
  }

  private static Call publish(String id, ObjectNode settings) {
    ObjectNode body = Json.object();
    for (String field : List.of(EMBEDDED, "warehouse_id")) {
      Json.ifPresent(settings, field, value -> body.set(field, value));
    }
    return PUBLISH.call(Target.id(id), body);
  }

  /// The draft, and of what is published what settings can say.
  private static Answer read(RestClient rest, String id) {
    Answer draft = rest.send(GET_DRAFT.call(Target.id(id), null));
    if (!(draft instanceof Ok(int status, JsonNode body))) {
      return draft;
    }
    if (body.path("lifecycle_state").asText().equals("TRASHED")) {
      return Reads.gone("The dashboard is in the trash.");
    }
    return switch (rest.send(GET_PUBLISHED.call(Target.id(id), null))) {
      case Ok(int ignored, JsonNode published) -> new Ok(status, joined(body, published));
      case Refused refused when refused.isNotFound() ->
          new Ok(status, Json.copy(body).put(PUBLISHED, false));
      case Answer failed -> failed;
    };
  }

  private static ObjectNode joined(JsonNode draft, JsonNode published) {
    ObjectNode whole = Json.copy(draft);
    whole.put(EMBEDDED, published.path(EMBEDDED).asBoolean());
    return whole.put(PUBLISHED, isCurrent(draft, published));
  }

  /// Whether nothing was changed since; said so when the times cannot be understood, because the
  /// etag tells as well.
  private static boolean isCurrent(JsonNode draft, JsonNode published) {
    try {
      Instant changed = Instant.parse(draft.path("update_time").asText());
      return !Instant.parse(published.path("revision_create_time").asText()).isBefore(changed);
    } catch (DateTimeException e) {
      return true;
    }
  }
}
