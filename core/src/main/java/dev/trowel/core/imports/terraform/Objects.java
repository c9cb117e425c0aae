package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.References.Found;
import dev.trowel.core.imports.hcl.Unknown;
import dev.trowel.core.imports.part.Literals;
import dev.trowel.core.imports.part.Secrets;
import dev.trowel.core.kind.TerraformTypes;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What references to resources and to what was looked up become.
///
/// @param project takes what was taken from its state
/// @param scope where the resources are
record Objects(Project project, Scope scope) {

  private static final Map<String, String> IDS =
      Map.of(
          "experiment_id", "id",
          "cluster_id", "id",
          "registered_model_id", "model_id",
          "serving_endpoint_id", "endpoint_id");

  private static final Map<String, String> USER =
      Map.of(
          "user_name", "${workspace.current_user.userName}",
          "alphanumeric", "${workspace.current_user.short_name}",
          "home", "/Workspace/Users/${workspace.current_user.userName}");

  /// Follows a reference.
  Found find(Span span, List<String> steps) {
    return steps.getFirst().equals("data") ? data(span, steps) : resource(span, steps);
  }

  private Found data(Span span, List<String> steps) {
    String address = String.join(".", steps.subList(0, Math.min(3, steps.size())));
    String attribute = steps.size() > 3 ? steps.get(3) : "";
    if (steps.size() > 3 && steps.get(1).equals("databricks_current_user")) {
      String user = USER.get(attribute);
      if (user != null) {
        return new Found(new Text(span, user), 4);
      }
    }
    return new Found(recorded(span, address, attribute), 4);
  }

  private Value recorded(Span span, String address, String attribute) {
    StateFile state = project.state();
    String whole = scope.site().address() + address;
    Value value =
        state
            .attribute(whole, attribute)
            .filter(each -> !(each instanceof Value.Null))
            .orElseThrow(() ->
                Unknown.at(span, "%s.%s is known to Terraform only".formatted(address, attribute)));
    if (state.isSensitive(whole, attribute) || Secrets.areIn(attribute, value)) {
      throw Unknown.at(
          span, "%s.%s is a secret: keep it in a secret scope".formatted(address, attribute));
    }
    Literals.tell(value.at(span), project.notes());
    project
        .notes()
        .check(
            span,
            "%s.%s is written as the state has it".formatted(whole, attribute),
            "It was looked up then. The bundle does not look it up again.");
    return value.at(span);
  }

  private Found resource(Span span, List<String> steps) {
    String type = steps.getFirst();
    String name = steps.size() > 1 ? steps.get(1) : "";
    Optional<Block> block = scope.configuration().resource(type, name);
    if (block.isEmpty()) {
      throw Unknown.at(span, "there is no %s called %s".formatted(type, name));
    }
    int used = Instances.isIndexed(block.get()) ? 3 : 2;
    if (steps.size() <= used) {
      throw Unknown.at(span, "a resource as a whole is not understood");
    }
    String index = used == 3 ? Instances.index(steps.get(2)) : "";
    return new Found(attribute(span, block.get(), index, steps.get(used)), used + 1);
  }

  private Value attribute(Span span, Block block, String index, String attribute) {
    String type = block.label(0);
    String address = type + "." + block.label(1) + index;
    Optional<String> source = scope.source(block);
    if (source.isPresent() && List.of("id", "path", "workspace_path").contains(attribute)) {
      return new Text(span, source.get());
    }
    Optional<String> kind = TerraformTypes.named(type).map(TerraformTypes.Type::kind);
    String field = IDS.getOrDefault(attribute, attribute);
    if (kind.isEmpty() || scope.isElsewhere(block) || !has(kind.get(), field)) {
      return recorded(span, address, attribute);
    }
    return new Text(
        span, "${resources.%s.%s.%s}".formatted(kind.get(), scope.key(block, index), field));
  }

  private static boolean has(String kind, String field) {
    return field.equals("id")
        || Schemas.outputs(kind).containsKey(field)
        || Schemas.resource(kind).filter(it -> it.root().fields().containsKey(field)).isPresent();
  }
}
