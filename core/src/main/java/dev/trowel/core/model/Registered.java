package dev.trowel.core.model;

import dev.trowel.core.deploy.Site;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A model that a bundle declares, in one of its targets.
///
/// @param key its key in the bundle
/// @param target of the bundle
/// @param name as its registry knows it
/// @param registry where it is
/// @param rest of the workspace it is in
public record Registered(
    ResourceKey key, String target, String name, Registry registry, RestClient rest) {
  private static final String UNITY = "registered_models";
  private static final String STAGED = "models";
  private static final List<String> KINDS = List.of(UNITY, STAGED);
  private static final String REFERENCE = "${";

  /// All models of a bundle whose names are known, in the order written.
  public static List<Registered> all(Site site) {
    State state = site.store().look();
    List<Registered> all = new ArrayList<>();
    for (ResourceKey key : keys(site.bundle())) {
      name(site.bundle(), key, state).ifPresent(name -> all.add(of(site, key, name)));
    }
    return List.copyOf(all);
  }

  /// The model that `text` names: `taxi`, or `registered_models.taxi`.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `model-unknown`, or `model-missing` while
  ///   its name is not known
  public static Registered of(Site site, String text) {
    Bundle bundle = site.bundle();
    ResourceKey key = key(bundle, text);
    return name(bundle, key, site.store().look())
        .map(name -> of(site, key, name))
        .orElseThrow(() -> ModelProblem.notDeployed(key.toString(), bundle.target()));
  }

  private static ResourceKey key(Bundle bundle, String text) {
    List<ResourceKey> keys = keys(bundle);
    List<ResourceKey> meant =
        keys.stream()
            .filter(each -> each.toString().equals(text) || each.name().equals(text))
            .toList();
    if (meant.size() > 1) {
      throw ModelProblem.ambiguous(text, meant.stream().map(ResourceKey::toString).toList());
    }
    boolean isFull = text.contains(".");
    return meant.stream()
        .findFirst()
        .orElseThrow(() ->
            ModelProblem.unknown(
                text, keys.stream().map(each -> isFull ? each.toString() : each.name()).toList()));
  }

  private static List<ResourceKey> keys(Bundle bundle) {
    return bundle.resources().keySet().stream().filter(key -> KINDS.contains(key.kind())).toList();
  }

  private static Optional<String> name(Bundle bundle, ResourceKey key, State state) {
    Resource resource = bundle.resources().get(key);
    return Optional.ofNullable(state.resources().get(key))
        .map(Recorded::id)
        .filter(id -> !id.isEmpty())
        .or(() -> Optional.ofNullable(resource).flatMap(Registered::written));
  }

  /// Empty where a reference stands in it, which only a deployment resolves.
  private static Optional<String> written(Resource resource) {
    Stream<String> fields =
        resource.key().kind().equals(UNITY)
            ? Stream.of("catalog_name", "schema_name", "name")
            : Stream.of("name");
    List<String> parts =
        fields.map(field -> Values.textOrEmpty(resource.settings(), field)).toList();
    return parts.stream().anyMatch(part -> part.isEmpty() || part.contains(REFERENCE))
        ? Optional.empty()
        : Optional.of(String.join(".", parts));
  }

  private static Registered of(Site site, ResourceKey key, String name) {
    Workspace workspace = site.workspace();
    Registry registry =
        key.kind().equals(UNITY)
            ? new UnityRegistry(workspace.rest())
            : new StageRegistry(workspace.rest(), workspace.host().toString());
    return new Registered(key, site.bundle().target(), name, registry, workspace.rest());
  }

  /// Whether `text` is its name: letter case tells models apart in the workspace's registry only.
  boolean isNamed(String text) {
    return switch (registry) {
      case UnityRegistry _ -> name.equalsIgnoreCase(text);
      case StageRegistry _ -> name.equals(text);
    };
  }

  /// The model as it is now.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `model-missing`
  public Model model() {
    return registry.model(name).orElseThrow(() -> ModelProblem.missing(this));
  }

  /// The version with this number.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `model-version-unknown`, or `model-missing`
  public Version version(long number) {
    return registry
        .version(name, number)
        .orElseThrow(() -> {
          model();
          return ModelProblem.noVersion(this, number, registry.versions(name));
        });
  }

  /// The version with this number, which can be used.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `model-version-not-ready`, and as
  ///   [#version]
  Version ready(long number) {
    Version version = version(number);
    if (!version.isReady()) {
      throw ModelProblem.notReady(this, version);
    }
    return version;
  }

  /// The version that has this label.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `model-alias-unknown`, or `model-missing`
  public Version holder(Label label) {
    Model model = model();
    return version(
        model.holder(label).orElseThrow(() -> ModelProblem.noHolder(this, label, model.holders())));
  }

  /// Refuses a label that its registry does not have.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `model-label-refused`
  void requireKnown(Label label) {
    if (!registry.knows(label)) {
      throw ModelProblem.otherLabel(registry, label);
    }
  }
}
