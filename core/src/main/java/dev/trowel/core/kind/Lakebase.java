package dev.trowel.core.kind;

import static java.util.function.Predicate.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.DeclaredOperations.Calls;
import dev.trowel.core.kind.DeclaredOperations.Identity;
import dev.trowel.core.kind.DeclaredOperations.Removal;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.Path.Field;
import dev.trowel.schema.shape.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What all kinds of Lakebase Postgres have in common: an object is named by its place, such as
/// `projects/shop/branches/production/roles/owner`; what it shall be travels as `spec`, which never
/// comes back; and each change is an operation that goes on after the answer (format.md 4.11,
/// sdk-java.md 1).
///
/// @param kind the plural name of the kind
/// @param singular the name of one
/// @param spec the SDK class of its `spec`
/// @param collection what its objects lie under, such as `branches`
/// @param ownId the field with the last part of the name
record Lakebase(String kind, String singular, String spec, String collection, String ownId) {

  /// Whether what is deleted is gone at once instead of being kept for a while.
  static final String PURGE = "purge_on_delete";

  /// Whether creating takes over an object of the same name.
  static final String TAKE_OVER = "replace_existing";

  private static final String PARENT = "parent";
  private static final String ONE = " /api/2.0/postgres/{+id}";
  private static final Endpoint GET = Endpoint.of("GET" + ONE);

  /// Begins a kind whose objects lie at the top.
  KindBuilder atTheTop() {
    return begin("POST /api/2.0/postgres/" + collection + "?" + optional(ownId));
  }

  /// Begins a kind whose objects lie in another, which `parent` names.
  KindBuilder inParent() {
    String query = "?" + optional(ownId) + "&" + optional(TAKE_OVER);
    return begin("POST /api/2.0/postgres/{+parent}/" + collection + query)
        .field(FieldRule.REQUIRED, PARENT)
        .field(FieldRule.IDENTITY, PARENT)
        .field(FieldRule.IGNORE_LOCAL, TAKE_OVER);
  }

  private KindBuilder begin(String create) {
    return ResourceKind.of(kind, singular, spec)
        .create(create, target -> wrapped(target.settings()))
        .id(name())
        .read("GET" + ONE)
        .live(this::place)
        .remote(this::seen)
        .delete("DELETE" + ONE)
        .operation(Lakebase::progress)
        .find(Finds.byName("GET" + ONE, name()))
        .field(FieldRule.REQUIRED, ownId)
        .field(FieldRule.IDENTITY, ownId)
        .field(FieldRule.INPUT_ONLY, "*");
  }

  private static String optional(String parameter) {
    return parameter + "={" + parameter + "?}";
  }

  /// What the settings say. Where they leave the last part to the service, the answer has it: it is
  /// called after the object that it works on.
  private Identity name() {
    return (settings, answer) -> {
      String own = settings.path(ownId).asText();
      String said = joined(settings.path(PARENT).asText(), collection, own);
      String told = answer.path("name").asText().replaceFirst("/operations/[^/]*$", "");
      return own.isEmpty() && told.startsWith(said + "/") ? told : said;
    };
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(not(String::isEmpty)).collect(Collectors.joining("/"));
  }

  /// One request that says which fields of `spec` to take.
  Calls update() {
    Endpoint patch = Endpoint.of("PATCH" + ONE);
    return target -> {
      ObjectNode body = wrapped(target.settings());
      Set<Path> sent = target.changed().stream().filter(this::isInSpec).collect(Collectors.toSet());
      String mask = FieldMask.of(sent, "spec.", Schemas.kind(kind).orElseThrow());
      return mask.isEmpty()
          ? List.of()
          : List.of(patch.call(target, body).query("update_mask", mask));
    };
  }

  /// Deletes for good where the recorded settings say so.
  static Removal purge() {
    Endpoint delete = Endpoint.of("DELETE" + ONE + "?purge={" + PURGE + "?}");
    return (id, recorded) -> {
      Target target = new Target(id, recorded, Set.of(), MissingNode.getInstance());
      return Optional.of(delete.call(target, null));
    };
  }

  private ObjectNode wrapped(ObjectNode settings) {
    ObjectNode body = Json.object();
    return body.set("spec", settings.deepCopy().without(List.of(PARENT, ownId, PURGE, TAKE_OVER)));
  }

  private boolean isInSpec(Path path) {
    return path.steps().getFirst() instanceof Field(String name)
        && !List.of(PARENT, ownId, PURGE, TAKE_OVER).contains(name);
  }

  /// Where the object lies, as settings say it.
  private ObjectNode place(JsonNode object) {
    String name = object.path("name").asText();
    int own = name.lastIndexOf('/');
    ObjectNode place = Json.object().put(ownId, name.substring(own + 1));
    int above = name.lastIndexOf('/' + collection + '/');
    return above > 0 ? place.put(PARENT, name.substring(0, above)) : place;
  }

  /// What there is, with what `status` tells beside the object's own fields.
  private ObjectNode seen(JsonNode object) {
    ObjectNode seen = Json.copy(object.path("status"));
    seen.setAll(Json.copy(object));
    return seen.setAll(place(object));
  }

  private static Optional<Call> progress(JsonNode answer) {
    String name = answer.path("name").asText();
    boolean finished = answer.path("done").asBoolean() && !answer.has("error");
    return name.contains("/operations/") && !finished
        ? Optional.of(GET.call(Target.id(name), null))
        : Optional.empty();
  }
}
