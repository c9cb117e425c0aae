package dev.trowel.core.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.kind.SentNames;
import dev.trowel.core.plan.Trees;
import dev.trowel.core.workspace.User;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.Facets.Inlined;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes of what a workspace says of an object what a person would write of it: without what is
/// only told, what goes without saying, and what deployments put in.
///
/// @param me who is logged in: what is mine anyway is not said
/// @param left takes the places of what nobody knows how to write
record Tidy(ResourceKind kind, KindSchema schema, User me, List<String> left) {

  /// What a bundle says around a resource's settings.
  private static final Set<String> AROUND =
      Set.of("lifecycle", "id", "url", "permissions", "grants");

  /// What every securable tells of itself.
  private static final Set<String> SORTS = Set.of("securable_kind", "securable_type");

  private static final String TAGS = "tags";
  private static final String RUN_AS = "run_as";
  private static final String SOURCE = "source";
  private static final String GIT = "git_source";
  private static final String MODELS = "served_models";

  /// Where the workspace puts what nobody chose a place for.
  private static final List<String> CHOSEN_PLACES =
      List.of("dbfs:/pipelines/", "dbfs:/databricks/mlflow");

  /// Tags that the workspace itself sets.
  private static final String OWN_TAGS = "mlflow.";

  static Tidy of(ResourceKind kind, User me, List<String> left) {
    return new Tidy(kind, Schemas.kind(kind.name()).orElseThrow(), me, left);
  }

  /// The settings, with their fields in the order the workspace gives them.
  ObjectNode settings(JsonNode object) {
    said(object).fieldNames().forEachRemaining(name -> unknown(name, said(object).path(name)));
    ObjectNode live = declared(kind.operations().live(object));
    return object(live, schema.settings(), Path.ROOT, live);
  }

  /// What the workspace says of the object's settings, with what nobody knows.
  private static JsonNode said(JsonNode object) {
    boolean wrapped = object.size() == 1 && object.iterator().next().isObject();
    return wrapped
        ? object.iterator().next()
        : Stream.of("settings", "spec")
            .map(object::path)
            .filter(JsonNode::isObject)
            .findFirst()
            .orElse(object);
  }

  /// The fields under the names that bundles have for them.
  private ObjectNode declared(ObjectNode live) {
    SentNames names = kind.operations().around().names();
    Map<String, String> byName = new HashMap<>();
    names.byDeclared().forEach((declared, sent) -> byName.put(sent, declared));
    ObjectNode renamed = JsonNodeFactory.instance.objectNode();
    live.properties()
        .forEach(field ->
            renamed.set(byName.getOrDefault(field.getKey(), field.getKey()), field.getValue()));
    return renamed;
  }

  private ObjectNode object(JsonNode live, Schema.ObjectOf type, Path at, ObjectNode whole) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : live.properties()) {
      Path place = at.field(field.getKey());
      Schema known = type.fields().get(field.getKey());
      if (known != null && !isLeftOut(place, field.getValue(), whole)) {
        JsonNode value = value(field.getValue(), known, place, whole);
        if (!isNothing(value)) {
          kept.set(field.getKey(), value);
        }
      }
    }
    return kept;
  }

  private JsonNode value(JsonNode live, Schema type, Path at, ObjectNode whole) {
    return switch (schema.types().resolve(type)) {
      case Schema.ObjectOf object when live.isObject() -> object(live, object, at, whole);
      case Schema.ListOf(Schema element) when live.isArray() -> list(live, element, at, whole);
      case Schema.ObjectOf _,
          Schema.ListOf _,
          Schema.MapOf _,
          Schema.Scalar _,
          Schema.Choice _,
          Schema.Ref _ ->
          live;
    };
  }

  private ArrayNode list(JsonNode live, Schema element, Path at, ObjectNode whole) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < live.size(); i++) {
      if (!isOwnTag(at, live.get(i))) {
        kept.add(value(live.get(i), element, at.index(i), whole));
      }
    }
    return kept;
  }

  private static boolean isOwnTag(Path at, JsonNode tag) {
    return at.equals(Path.of(TAGS)) && tag.path("key").asText().startsWith(OWN_TAGS);
  }

  private static boolean isNothing(@Nullable JsonNode value) {
    return value == null
        || value.isNull()
        || (value.isContainerNode() && value.isEmpty())
        || (value.isTextual() && value.textValue().isEmpty());
  }

  /// What the workspace reports is no setting; anything else is worth a word.
  private void unknown(String name, JsonNode value) {
    boolean known =
        schema.settings().fields().containsKey(name)
            || kind.operations().around().names().byDeclared().containsValue(name)
            || Schemas.outputs(kind.name()).containsKey(name)
            || AROUND.contains(name)
            || SORTS.contains(name);
    if (!known && !Trees.isEmpty(value)) {
      left.add(name);
    }
  }

  private boolean isLeftOut(Path at, JsonNode value, ObjectNode whole) {
    Set<FieldRule> rules = kind.rules().at(at);
    if (rules.contains(FieldRule.SECRET)) {
      left.add(at.toString());
      return true;
    }
    return rules.contains(FieldRule.OUTPUT_ONLY)
        || rules.contains(FieldRule.GUARDED)
        || isOnlyTold(at, rules)
        || isPutIn(at, value, rules)
        || isFilledIn(at, value, whole)
        || isUnsaid(at, value, whole);
  }

  private boolean isOnlyTold(Path at, Set<FieldRule> rules) {
    String name = at.toString();
    boolean content =
        schema.facets().inlined().map(Inlined::field).filter(name::equals).isPresent();
    return at.length() == 1
        && (AROUND.contains(name)
            || (rules.contains(FieldRule.IGNORE_REMOTE)
                && !content
                && !name.equals(TAGS)
                && !name.equals(RUN_AS)));
  }

  private boolean isPutIn(Path at, JsonNode value, Set<FieldRule> rules) {
    Facets facets = schema.facets();
    return facets.forced().stream().anyMatch(preset -> preset.path().matches(at))
        || (!rules.contains(FieldRule.REQUIRED)
            && facets.defaults().stream()
                .anyMatch(
                    preset -> preset.path().matches(at) && Trees.same(preset.value(), value)));
  }

  /// What the workspace fills in; of where a file is kept it depends on the job.
  private boolean isFilledIn(Path at, JsonNode value, ObjectNode whole) {
    boolean one =
        kind.rules().remoteDefaults().stream()
            .filter(each -> !each.values().isEmpty())
            .anyMatch(each -> each.pattern().matches(at) && each.values().contains(value));
    boolean otherwise =
        at.toString().endsWith("." + SOURCE)
            && whole.has(GIT)
            && value.asText().equals("WORKSPACE");
    return one && !otherwise;
  }

  private boolean isUnsaid(Path at, JsonNode value, ObjectNode whole) {
    String name = at.toString();
    return switch (name) {
      case RUN_AS -> isMe(value);
      case "run_as_user_name" -> value.asText().equals(me.userName());
      case "storage_location" -> !whole.path("volume_type").asText().equals("EXTERNAL");
      case "storage", "artifact_location" -> isChosenPlace(value);
      case "published" -> true;
      case "config." + MODELS -> whole.path("config").has("served_entities");
      default -> name.endsWith("timeout_seconds") && value.asInt() == 0;
    };
  }

  private static boolean isChosenPlace(JsonNode value) {
    return CHOSEN_PLACES.stream().anyMatch(value.asText()::startsWith);
  }

  private boolean isMe(JsonNode runAs) {
    return Optional.of(
            runAs.path("user_name").asText(runAs.path("service_principal_name").asText()))
        .filter(me.userName()::equals)
        .isPresent();
  }
}
