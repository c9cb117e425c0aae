package dev.trowel.app.console;

import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.Trait;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What is deployed of a bundle, and where to look at it (format.md 1.8).
///
/// @param state what the last deployment recorded
/// @param links where each deployed resource is seen
public record SummaryPrinter(Bundle bundle, State state, SortedMap<ResourceKey, String> links) {

  private static final Span ADDED = Span.synthetic("summary");

  /// Header and resources, grouped by kind.
  public String text() {
    StringBuilder text = new StringBuilder(BundleHeader.of(bundle));
    SortedMap<String, SortedMap<String, ResourceKey>> groups = groups();
    if (!groups.isEmpty()) {
      text.append("Resources:\n");
    }
    groups.forEach((kind, keys) -> {
      text.append("  ").append(title(kind)).append(":\n");
      keys.forEach((name, key) -> print(key, text));
    });
    return text.toString();
  }

  /// The resolved tree with `id`, `url` and `modified_status` of each resource.
  public String incumbentJson() {
    return JsonText.of(json -> ValueJson.write(json, tree()));
  }

  /// The envelope around the same tree.
  public String nativeJson(List<Diagnostic> diagnostics) {
    return Envelope.of("summary", json -> ValueJson.write(json, tree()), diagnostics);
  }

  private SortedMap<String, SortedMap<String, ResourceKey>> groups() {
    SortedMap<String, SortedMap<String, ResourceKey>> groups = new TreeMap<>();
    for (ResourceKey key : bundle.resources().keySet()) {
      groups.computeIfAbsent(key.kind(), kind -> new TreeMap<>()).put(key.name(), key);
    }
    return groups;
  }

  private void print(ResourceKey key, StringBuilder text) {
    text.append("    ").append(key.name()).append(":\n");
    text.append("      Name: ").append(name(key)).append('\n');
    String url = links.getOrDefault(key, "(not deployed)");
    if (!url.isEmpty()) {
      text.append("      URL:  ").append(url).append('\n');
    }
  }

  private String name(ResourceKey key) {
    Mapping settings = Values.mapping(bundle.tree(), "resources", key.kind(), key.name());
    Optional<String> named =
        Schemas.kind(key.kind()).flatMap(kind -> kind.facets().named()).map(Facets.Named::field);
    return Stream.concat(named.stream(), Stream.of("name", "table_name", "display_name"))
        .map(field -> Values.textOrEmpty(settings, field))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseGet(() -> ownName(key));
  }

  /// What the workspace calls it, where the bundle gives it no name.
  private String ownName(ResourceKey key) {
    Recorded recorded = state.resources().get(key);
    return recorded == null ? "" : recorded.id().substring(recorded.id().lastIndexOf('/') + 1);
  }

  private static String title(String kind) {
    StringBuilder title = new StringBuilder();
    for (String word : kind.split("_", -1)) {
      title.append(title.isEmpty() ? "" : " ");
      title.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return title.toString();
  }

  private Mapping tree() {
    Mapping tree = bundle.tree();
    TreeSet<ResourceKey> keys = new TreeSet<>(bundle.resources().keySet());
    state.resources().keySet().stream().filter(key -> key.part() == Part.SELF).forEach(keys::add);
    for (ResourceKey key : keys) {
      tree = add(tree, key);
    }
    return tree;
  }

  private static boolean hasOwnUrl(ResourceKey key) {
    return Kinds.with(Trait.OWN_URL).contains(key.kind());
  }

  private Mapping add(Mapping tree, ResourceKey key) {
    Recorded recorded = state.resources().get(key);
    Mapping changed = tree;
    if (recorded != null) {
      changed = put(changed, key, "id", recorded.id());
      String url = links.getOrDefault(key, "");
      changed = url.isEmpty() || hasOwnUrl(key) ? changed : put(changed, key, "url", url);
    } else {
      changed = put(changed, key, "modified_status", "created");
    }
    return bundle.resources().containsKey(key)
        ? changed
        : put(changed, key, "modified_status", "deleted");
  }

  private static Mapping put(Mapping tree, ResourceKey key, String field, String text) {
    return Values.put(tree, new Text(ADDED, text), "resources", key.kind(), key.name(), field);
  }
}
