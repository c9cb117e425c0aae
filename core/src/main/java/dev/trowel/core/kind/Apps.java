package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.INPUT_ONLY;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Reads.Reader;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.shape.Facets.Keyed;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.shape.Facets.RunsAs;
import java.util.Optional;

/// Apps. What an app is, and which code it runs, are two things: the code is deployed with the
/// bundle only where `lifecycle.started` says that the app is to run, see [AppCode].
final class Apps {

  static final String ONE = " /api/2.0/apps/{id}";

  private static final Reader GET = Reads.plain("GET" + ONE).unless(Apps::isDeleting);

  /// A resource is known by its name, and scopes are a set.
  private static final View ORDER =
      OrderFree.byKey("resources", "name").then(OrderFree.sets("user_api_scopes"));

  static final ResourceKind KIND =
      ResourceKind.of("apps", "app", "apps.App")
          .create(AppCode::create)
          .id("name")
          .read(GET)
          .live(AppCode::live)
          .view(ORDER.then(AppCode::view))
          .remote(Apps::remote)
          .update(AppCode::update)
          .started(AppCode::deployments)
          .work(Apps::work, Awaits::appWork)
          .delete("DELETE" + ONE)
          .await(Awaits.appSettled())
          .occupied(Finds.onItsWayOut("GET" + ONE, Apps::isDeleting))
          .find(Finds.byName(GET, Names.dotted("name"), (id, _) -> id))
          .field(REQUIRED, "name")
          .field(IDENTITY, "name")
          .field(IGNORE_REMOTE, "space")
          .field(INPUT_ONLY, "git_repository.caller_credential_id")
          .field(REMOTE_DEFAULT, "compute_size", "compute_min_instances", "compute_max_instances")
          .field(REMOTE_DEFAULT, "forward_user_access_token", "git_source.git_repository")
          .field(REMOTE_DEFAULT, "lifecycle", "lifecycle.started")
          .facets(() -> facets())
          .permissions("apps", "id")
          .guard(
              "The app's service principal and address are lost, with all that was granted to it.")
          .traits(Trait.OWN_URL)
          .page("apps/{id}")
          .build();

  private Apps() {}

  private static FacetsBuilder facets() {
    return new FacetsBuilder()
        .merged(new Keyed("resources", "name", "", false, false, true))
        .runsAs(RunsAs.OWNER)
        .startable()
        .level("CAN_VIEW", "CAN_USE")
        .level("CAN_MANAGE", "CAN_MANAGE")
        .owner("CAN_MANAGE")
        .path(PathMode.DIRECTORY, "source_code_path")
        .defaultsTo("description", "");
  }

  /// For up to twenty minutes after it was deleted an app can still be read.
  private static boolean isDeleting(JsonNode app) {
    return AppCode.compute(app).equals("DELETING");
  }

  private static ObjectNode remote(JsonNode app) {
    return Json.copy(app).setAll(AppCode.live(app));
  }

  /// A deployment of code has a number of its own; an app has one change at a time.
  private static Optional<Call> work(String id, JsonNode answer) {
    String app = "/api/2.0/apps/" + Call.segment(id);
    if (answer.has("deployment_id")) {
      String deployment = Call.segment(answer.path("deployment_id").asText());
      return Optional.of(Call.get(app + "/deployments/" + deployment));
    }
    boolean changing = answer.has("status") && !answer.has("compute_status");
    return changing ? Optional.of(Call.get(app + "/update")) : Optional.empty();
  }
}
