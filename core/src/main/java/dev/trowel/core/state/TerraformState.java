package dev.trowel.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.TerraformTypes;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What the incumbent's Terraform engine recorded in its `terraform.tfstate`, as the state to go on
/// from (format.md 4.10).
///
/// It tells which objects there are. What was last sent of them stands there in the provider's
/// form, not in that of the bundle, so it counts as not known ([Recorded#isKnown]).
final class TerraformState {

  /// The only form of the file that the incumbent ever wrote.
  private static final int VERSION = 4;

  private static final String PERMISSIONS = "databricks_permissions";
  private static final String GRANTS = "databricks_grants";
  private static final String SECRET_ACL = "databricks_secret_acl";

  private final String where;
  private final Map<String, ResourceKey> named = new HashMap<>();
  private final TreeMap<ResourceKey, Recorded> resources = new TreeMap<>();

  private TerraformState(String where) {
    this.where = where;
  }

  /// The state that `file` tells of, with its lineage and serial.
  ///
  /// @param where the file, as the user should read it in a message
  /// @throws dev.trowel.schema.diagnostic.StopException with code `terraform-state` when it has
  ///   another form
  static State adopted(ObjectNode file, String where) {
    JsonNode version = file.path("version");
    if (!version.isInt() || version.intValue() != VERSION) {
      throw StateProblem.terraformVersion(where, version.toString());
    }
    return new TerraformState(where).read(file);
  }

  /// Lineage and serial, which every form has.
  static void requireHeader(ObjectNode file) throws IOException {
    if (!file.path("lineage").isTextual() || file.path("lineage").asText().isEmpty()) {
      throw new IOException("it has no `lineage`");
    }
    if (!file.path("serial").isIntegralNumber() || !file.path("serial").canConvertToLong()) {
      throw new IOException("it has no `serial`");
    }
  }

  private State read(ObjectNode file) {
    List<JsonNode> managed = managed(file.path("resources"));
    managed.stream().filter(each -> !isPart(each)).forEach(this::itself);
    managed.stream().filter(TerraformState::isPart).forEach(this::part);
    managed.forEach(this::depend);
    return new State(
        file.path("lineage").asText(), file.path("serial").asLong(), "", resources, Json.object());
  }

  /// What of another form is passed over would be made a second time.
  private List<JsonNode> managed(JsonNode list) {
    require(list.isArray() || list.isMissingNode() || list.isNull(), "`resources` is no list");
    List<JsonNode> managed = new ArrayList<>();
    Set<String> addresses = new HashSet<>();
    for (JsonNode each : list) {
      require(isResource(each), "something in `resources` is no resource");
      if (each.path("mode").asText("managed").equals("managed")) {
        require(addresses.add(address(each)), address(each) + " is there twice");
        managed.add(each);
      }
    }
    return managed;
  }

  private static boolean isResource(JsonNode each) {
    JsonNode instances = each.path("instances");
    return each.path("type").isTextual()
        && !each.path("name").asText().isEmpty()
        && (instances.isArray() || instances.isMissingNode() || instances.isNull());
  }

  private void require(boolean fact, String otherwise) {
    if (!fact) {
      throw StateProblem.terraformForm(where, otherwise);
    }
  }

  private static boolean isPart(JsonNode resource) {
    return switch (resource.path("type").asText()) {
      case PERMISSIONS, GRANTS, SECRET_ACL -> true;
      default -> false;
    };
  }

  private void itself(JsonNode resource) {
    String type = resource.path("type").asText();
    String name = resource.path("name").asText();
    Optional<TerraformTypes.Type> known = TerraformTypes.named(type);
    // A type that nobody knows is kept under its name, for the plan to refuse.
    String kind = known.map(TerraformTypes.Type::kind).orElse(type);
    attributes(resource)
        .ifPresent(attributes ->
            put(
                ResourceKey.of(kind, name),
                resource,
                id(attributes, known.map(TerraformTypes.Type::idField).orElse("id"), resource)));
  }

  private void part(JsonNode resource) {
    Optional<ObjectNode> attributes = attributes(resource);
    if (attributes.isEmpty()) {
      return;
    }
    if (resource.path("type").asText().equals(SECRET_ACL)) {
      secretAcl(resource, attributes.get());
      return;
    }
    Part part = resource.path("type").asText().equals(GRANTS) ? Part.GRANTS : Part.PERMISSIONS;
    TerraformTypes.owner(resource.path("name").asText(), resources::containsKey)
        .ifPresent(owner -> put(owner.with(part), resource, id(attributes.get(), "id", resource)));
  }

  /// One entry of a scope's list is one resource there; here the list is one.
  private void secretAcl(JsonNode resource, ObjectNode attributes) {
    String scope = attributes.path("scope").asText();
    resources.entrySet().stream()
        .filter(each -> each.getKey().kind().equals("secret_scopes"))
        .filter(each -> each.getValue().id().equals(scope))
        .map(each -> each.getKey().with(Part.PERMISSIONS))
        .findFirst()
        .ifPresent(key -> put(key, resource, scope));
  }

  private void put(ResourceKey key, JsonNode resource, String id) {
    named.put(address(resource), key);
    resources.put(key, Recorded.unknown(id, List.of()));
  }

  /// Empty when the object was never made, or is only left over from a replacement.
  private static Optional<ObjectNode> attributes(JsonNode resource) {
    for (JsonNode instance : resource.path("instances")) {
      if (!instance.has("deposed") && instance.path("attributes") instanceof ObjectNode found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private String id(ObjectNode attributes, String field, JsonNode resource) {
    for (String each : List.of(field, "id", "name")) {
      JsonNode value = attributes.path(each);
      if (value.isValueNode() && !value.asText().isEmpty() && !value.isNull()) {
        return value.asText();
      }
    }
    throw StateProblem.terraformForm(where, address(resource) + " has no id");
  }

  private void depend(JsonNode resource) {
    ResourceKey key = named.get(address(resource));
    if (key == null) {
      return;
    }
    Recorded recorded = resources.get(key);
    List<Dependency> dependencies = new ArrayList<>();
    resource
        .path("instances")
        .path(0)
        .path("dependencies")
        .forEach(on ->
            Optional.ofNullable(named.get(on.asText()))
                .filter(target -> !target.equals(key))
                .map(ResourceKey::stateKey)
                .ifPresent(node -> dependencies.add(new Dependency(node, "${" + node + ".id}"))));
    if (recorded != null && !dependencies.isEmpty()) {
      resources.put(key, Recorded.unknown(recorded.id(), dependencies));
    }
  }

  private static String address(JsonNode resource) {
    return resource.path("type").asText() + "." + resource.path("name").asText();
  }
}
