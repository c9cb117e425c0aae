package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Call;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// All the engine knows about one kind of node: a resource, or the permissions or grants of one.
///
/// @param name the plural name, such as `jobs`; `jobs.permissions` for the permissions of jobs
/// @param singular the name of one, such as `job`
/// @param model the SDK class its schema is generated from, such as `jobs.JobSettings`; empty for
///   permissions and grants
/// @param operations its requests
/// @param rules what its fields mean for a plan
/// @param facetsSource makes [#facets]
/// @param permissions the kind of its permissions, where it has them
/// @param grants the kind of its grants, where it has them
/// @param guard what is lost when it is deleted, one sentence; empty when nothing is
/// @param history where to ask whether there is anything that `guard` speaks of; empty where there
///   always is
/// @param page the address of its page below the host, with `{id}`, or `{id/}` for the dotted parts
///   of the id's last segment as segments, and fields of the settings in braces
/// @param traits what the incumbent does with it
public record ResourceKind(
    String name,
    String singular,
    Optional<String> model,
    Operations operations,
    FieldRules rules,
    Supplier<JsonNode> facetsSource,
    Optional<ResourceKind> permissions,
    Optional<ResourceKind> grants,
    Optional<String> guard,
    Optional<History> history,
    Optional<String> page,
    Set<Trait> traits) {

  public ResourceKind {
    traits = Set.copyOf(traits);
  }

  /// Begins the declaration of a kind whose settings have the form of an SDK class.
  ///
  /// @param model package and class, such as `jobs.JobSettings`
  static KindBuilder of(String name, String singular, String model) {
    return new KindBuilder(name, singular, Optional.of(model));
  }

  /// What reading a bundle needs of it, as in its schema file, which is made of it.
  public JsonNode facets() {
    return facetsSource.get();
  }

  /// The address of the page of the object with this id, below the host and without a leading `/`
  /// (format.md 1.8).
  ///
  /// @param settings what was recorded of it
  public Optional<String> pageOf(String id, JsonNode settings) {
    return page.map(template -> fill(template, id, settings));
  }

  private static String fill(String template, String id, JsonNode settings) {
    String text = template.replace("{id/}", segments(id)).replace("{id}", Call.segment(id));
    for (var field : settings.properties()) {
      text = text.replace("{" + field.getKey() + "}", Call.segment(field.getValue().asText()));
    }
    return text;
  }

  private static String segments(String id) {
    String name = id.substring(id.lastIndexOf('/') + 1);
    return Arrays.stream(name.split("\\.", -1)).map(Call::segment).collect(Collectors.joining("/"));
  }
}
