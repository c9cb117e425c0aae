package dev.trowel.core.adopt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.addition.RepositoryDraft;
import dev.trowel.core.kind.BundleMark;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Facets.Inlined;
import dev.trowel.schema.shape.Schemas;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes the bundle of objects that are in a workspace: a file for each, which says what they are
/// in as few words as the format needs, and copies of the files they use.
public final class Generator {

  private static final Map<String, String> CONTENTS =
      Map.of("dashboards", ".lvdash.json", "genie_spaces", ".geniespace.json");

  /// What says which code an app runs.
  private static final List<String> CODE = List.of("source_code_path", "git_source");

  private static final String OVER =
      "--force writes over it; --config-dir and --source-dir name other folders, and --in-place"
          + " copies no files. Nothing was written.";

  private final Bundle bundle;
  private final Workspace workspace;
  private final Holders holders;
  private final Wish wish;
  private final List<String> left = Collections.synchronizedList(new ArrayList<>());
  private final SequencedMap<String, byte[]> files = new LinkedHashMap<>();

  /// @param bundle what they are added to
  /// @param recorded what is deployed of it
  public Generator(
      Bundle bundle, Workspace workspace, SortedMap<ResourceKey, Recorded> recorded, Wish wish) {
    this.bundle = bundle;
    this.workspace = workspace;
    this.holders = new Holders(bundle, recorded);
    this.wish = wish;
  }

  /// What the files are to be. Reads the workspace, and changes nothing there or here.
  ///
  /// @throws StopException `adopt-missing`, `adopt-ambiguous`, `adopt-taken`, `generate-key-taken`,
  ///   `addition-exists`, or when the workspace cannot be read
  public Generated generate() {
    List<LiveObject> objects = new Choosing(workspace.rest(), holders).objects(wish.which(), left);
    SequencedMap<ResourceKey, LiveObject> keyed = keyed(objects);
    SequencedMap<ResourceKey, ObjectNode> settings = settings(keyed);
    CrossReferences references = new CrossReferences(byId(keyed));
    Doubtful doubtful = new Doubtful(left);
    Sources sources = new Sources(workspace, wish.layout().source(), files, left);
    AdoptEntries entries = new AdoptEntries(bundle, left);
    settings.forEach((key, tree) -> {
      LiveObject object = Optional.ofNullable(keyed.get(key)).orElseThrow();
      content(key, tree);
      doubtful.look(key, tree);
      references.put(key, tree);
      if (wish.sources()) {
        sources.copy(object.kind(), tree, wish.layout().config());
      }
      ResourceFile file = ResourceFile.of(key, wish.layout().config());
      Optional<ObjectNode> adopted = wish.adopts() ? entries.of(file, object) : Optional.empty();
      files.put(file.path(), file.text(tree, adopted));
    });
    return new Generated(
        draft(), ids(keyed), left.stream().sorted().distinct().toList(), doubts(objects));
  }

  private List<Diagnostic> doubts(List<LiveObject> objects) {
    BundleMark mark = BundleMark.of(bundle);
    return objects.stream()
        .flatMap(each -> mark.foreign(each.kind(), each.name(), each.id(), each.object()).stream())
        .toList();
  }

  private SequencedMap<ResourceKey, LiveObject> keyed(List<LiveObject> objects) {
    SequencedMap<ResourceKey, LiveObject> keyed = new LinkedHashMap<>();
    for (LiveObject object : objects) {
      String name = wish.key().orElseGet(() -> Keys.of(object.name()));
      ResourceKey key = ResourceKey.of(object.kind().name(), name);
      for (int next = 2; keyed.containsKey(key); next++) {
        key = ResourceKey.of(object.kind().name(), name + "_" + next);
      }
      holders.refuse(key, object, wish.force() || !bundle.resources().containsKey(key));
      if (bundle.resources().containsKey(key) && !wish.force()) {
        throw taken(key);
      }
      keyed.put(key, object);
    }
    return keyed;
  }

  private static StopException taken(ResourceKey key) {
    return new StopException(
        Diagnostic.error("generate-key-taken", key + " is in the bundle already")
            .detail(
                "Give another key with --key, or write over its file with --force. Nothing was"
                    + " written.")
            .at(key.path()));
  }

  private SequencedMap<ResourceKey, ObjectNode> settings(
      SequencedMap<ResourceKey, LiveObject> keyed) {
    List<Map.Entry<ResourceKey, LiveObject>> all = List.copyOf(keyed.entrySet());
    List<ObjectNode> trees = Parallel.map(all, each -> declared(each.getKey(), each.getValue()));
    SequencedMap<ResourceKey, ObjectNode> settings = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (lacksCode(all.get(i).getValue(), trees.get(i))) {
        left.add(all.get(i).getKey() + ": it has no code yet, and a bundle's app needs some");
        keyed.remove(all.get(i).getKey());
      } else {
        settings.put(all.get(i).getKey(), trees.get(i));
      }
    }
    return settings;
  }

  private static boolean lacksCode(LiveObject object, ObjectNode settings) {
    return object.kind().name().equals(Sort.APP.kind()) && CODE.stream().noneMatch(settings::has);
  }

  private ObjectNode declared(ResourceKey key, LiveObject object) {
    List<String> unknown = new ArrayList<>();
    ObjectNode settings =
        Tidy.of(object.kind(), workspace.user(), unknown).settings(object.object());
    unknown.forEach(place -> left.add(key + "." + place + ": cannot be said in a bundle"));
    new Access(workspace.rest(), workspace.user(), left).put(object, settings);
    return settings;
  }

  private static Map<String, Map<String, ResourceKey>> byId(Map<ResourceKey, LiveObject> keyed) {
    Map<String, Map<String, ResourceKey>> keys = new HashMap<>();
    keyed.forEach((key, object) ->
        keys.computeIfAbsent(key.kind(), _ -> new HashMap<>()).put(object.id(), key));
    return keys;
  }

  private static SortedMap<ResourceKey, String> ids(Map<ResourceKey, LiveObject> keyed) {
    SortedMap<ResourceKey, String> ids = new TreeMap<>();
    keyed.forEach((key, object) -> ids.put(key, object.id()));
    return ids;
  }

  /// A document is a file of its own, which diffs show line by line.
  private void content(ResourceKey key, ObjectNode settings) {
    Optional<Inlined> inlined = Schemas.kind(key.kind()).flatMap(kind -> kind.facets().inlined());
    if (inlined.isEmpty() || inlined.get().whole()) {
      return;
    }
    JsonNode document = settings.remove(inlined.get().field());
    if (document != null) {
      String path =
          wish.layout().source() + "/" + key.name() + CONTENTS.getOrDefault(key.kind(), ".json");
      files.put(path, pretty(document));
      settings.put(inlined.get().file(), Sources.relative(wish.layout().config(), path));
    }
  }

  private static byte[] pretty(JsonNode document) {
    ObjectMapper mapper = new ObjectMapper();
    String text = document.isTextual() ? document.textValue() : document.toString();
    try {
      String lines =
          mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(text));
      return (lines.replace("\r\n", "\n") + "\n").getBytes(UTF_8);
    } catch (JsonProcessingException noDocument) {
      return text.getBytes(UTF_8);
    }
  }

  private RepositoryDraft draft() {
    RepositoryDraft draft = new RepositoryDraft(bundle.root());
    files.forEach((path, content) -> draft.put(path, content, wish.force()));
    draft.refuseConflicts(OVER);
    return draft;
  }
}
