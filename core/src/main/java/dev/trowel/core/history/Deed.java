package dev.trowel.core.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.build.Library;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.PlanJson;
import dev.trowel.core.plan.Veil;
import dev.trowel.core.state.Json;
import dev.trowel.core.sync.Sha256;
import dev.trowel.core.sync.SourceFile;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is being deployed.
///
/// @param bundle with the places that its libraries have in the workspace
/// @param plan what happens to its resources
/// @param files all files that go with it, those that need no upload, too
/// @param libraries all libraries that go with it
public record Deed(Bundle bundle, Plan plan, List<SourceFile> files, List<Library> libraries) {

  public Deed {
    files = List.copyOf(files);
    libraries = List.copyOf(libraries);
  }

  /// The digest of the plan, without the secrets in it.
  String digest(Veil veil) {
    JsonNode shown = veil.over(PlanJson.write(plan));
    return Sha256.ofWritten(out -> Json.write(shown, out));
  }

  Veil veil() {
    return Veil.of(bundle, plan);
  }

  /// What of it is kept.
  Blueprint blueprint(Veil veil) {
    ObjectNode whole = dev.trowel.schema.value.Json.object(bundle.tree());
    ObjectNode shown = veil.over(whole);
    SortedSet<String> hidden = new TreeSet<>();
    hidden(Path.ROOT, whole, shown, hidden);
    SortedMap<String, String> written = new TreeMap<>();
    bundle
        .resources()
        .forEach((key, resource) -> written.put(key.toString(), resource.settings().span().file()));
    return new Blueprint(
        shown,
        hidden,
        written,
        plan.unselected().stream()
            .map(ResourceKey::toString)
            .collect(Collectors.toCollection(TreeSet::new)),
        files.stream()
            .collect(
                Collectors.toMap(SourceFile::path, SourceFile::sha256, (a, b) -> a, TreeMap::new)),
        libraries.stream()
            .collect(Collectors.toMap(Library::name, Library::sha256, (a, b) -> a, TreeMap::new)));
  }

  private static void hidden(Path at, JsonNode whole, JsonNode shown, SortedSet<String> found) {
    if (whole == shown) {
      return;
    }
    if (whole.isTextual() && !whole.equals(shown)) {
      found.add(at.toString());
    }
    whole
        .properties()
        .forEach(each ->
            hidden(at.field(each.getKey()), each.getValue(), shown.path(each.getKey()), found));
    for (int i = 0; whole.isArray() && i < whole.size(); i++) {
      hidden(at.index(i), whole.path(i), shown.path(i), found);
    }
  }
}
