package dev.trowel.core.compat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.TerraformTypes;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.Optional;

/// A deployment as the incumbent's Terraform engine would have recorded it, in form 4.
final class TerraformFile {

  private final ArrayNode resources = JsonNodeFactory.instance.arrayNode();

  private TerraformFile() {}

  /// The file that tells what `state` tells.
  static byte[] of(State state) {
    TerraformFile file = new TerraformFile();
    state.resources().forEach(file::add);
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", 4).put("terraform_version", "1.5.5");
    root.put("serial", state.serial()).put("lineage", state.lineage()).putObject("outputs");
    root.set("resources", file.resources);
    root.putNull("check_results");
    return root.toPrettyString().getBytes(UTF_8);
  }

  /// Whether that engine had all the kinds in `state`.
  static boolean canTell(State state) {
    return state.resources().keySet().stream().allMatch(key -> type(key).isPresent());
  }

  private static Optional<TerraformTypes.Type> type(ResourceKey key) {
    return TerraformTypes.ALL.stream().filter(each -> each.kind().equals(key.kind())).findFirst();
  }

  private void add(ResourceKey key, Recorded recorded) {
    TerraformTypes.Type type = type(key).orElseThrow();
    String part = type.prefix() + key.name();
    switch (key.part()) {
      case SELF -> add(type.name(), key.name()).put("id", "?").put(type.idField(), recorded.id());
      case PERMISSIONS -> {
        if (recorded.id().startsWith("/")) {
          add("databricks_permissions", part).put("id", recorded.id());
        } else {
          add("databricks_secret_acl", "secret_acl_" + key.name() + "_0")
              .put("scope", recorded.id());
        }
      }
      case GRANTS -> add("databricks_grants", part).put("id", recorded.id());
    }
    recorded.dependsOn().forEach(on -> dependencies().add(address(ResourceKey.ofState(on.node()))));
  }

  private static String address(ResourceKey key) {
    return type(key).orElseThrow().name() + "." + key.with(Part.SELF).name();
  }

  private ObjectNode add(String type, String name) {
    ObjectNode resource = resources.addObject();
    resource.put("mode", "managed").put("type", type).put("name", name);
    resource.put("provider", "provider[\"registry.terraform.io/databricks/databricks\"]");
    ObjectNode instance = resource.putArray("instances").addObject().put("schema_version", 0);
    return instance.putObject("attributes");
  }

  private ArrayNode dependencies() {
    return resources.get(resources.size() - 1).path("instances").withArray("/0/dependencies");
  }
}
