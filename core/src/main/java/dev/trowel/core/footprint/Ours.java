package dev.trowel.core.footprint;

import dev.trowel.schema.bundle.Layout;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells what deployments put into their folders from what others did.
final class Ours {

  /// What either tool keeps in the state's folder; copies have longer names.
  private static final List<String> RECORDS =
      List.of(
          "resources.json", "deployment.json", "metadata.json", "deploy.lock", "terraform.tfstate");

  /// What running code makes of files that were uploaded.
  private static final String COMPILED = "__pycache__";

  private static final String OWN = "/trowel";
  private static final String LIBRARIES = "/.internal";

  private final Set<String> files;
  private final Set<String> objects;
  private final Set<String> states;
  private final Set<String> tools;
  private final Set<String> libraries;
  private final Set<String> fileFolders;
  private final Set<String> folders = new HashSet<>();

  /// @param layouts the folders of the deployment: those it has, and those it had before
  /// @param files absolute paths of the files that were uploaded
  /// @param objects ids and paths of deployed objects that lie in the tree, too
  Ours(List<Layout> layouts, Set<String> files, Set<String> objects) {
    this.files = Set.copyOf(files);
    this.objects = Set.copyOf(objects);
    this.states = each(layouts, Layout::state);
    this.tools = each(layouts, layout -> layout.state() + OWN);
    this.libraries = each(layouts, layout -> layout.artifact() + LIBRARIES);
    this.fileFolders = files.stream().map(Ours::parent).collect(Collectors.toSet());
    layouts.forEach(layout -> all(layout).forEach(this::lead));
    libraries.forEach(this::lead);
    fileFolders.forEach(this::lead);
  }

  /// How one thing is seen.
  enum Sort {
    /// A deployment put it there.
    OWN,
    /// A folder of the deployment's, in which others may have put something.
    SHARED,
    /// Somebody else put it there.
    FOREIGN
  }

  /// How `node` is seen, which lies in the deployment's folder `folder`.
  Sort sort(String folder, Node node) {
    if (isWhole(folder, node)) {
      return Sort.OWN;
    }
    if (node.isFolder()) {
      return folders.contains(node.path()) ? Sort.SHARED : Sort.FOREIGN;
    }
    return files.contains(node.path()) || isDeployed(node) ? Sort.OWN : Sort.FOREIGN;
  }

  /// Whether it is the tools' own, whatever is in it.
  private boolean isWhole(String folder, Node node) {
    return libraries.contains(folder)
        || tools.contains(node.path())
        || (states.contains(folder) && isRecord(node))
        || (fileFolders.contains(folder) && node.isFolder() && node.name().equals(COMPILED));
  }

  private static boolean isRecord(Node node) {
    return node.type().equals("FILE") && RECORDS.stream().anyMatch(node.name()::startsWith);
  }

  private boolean isDeployed(Node node) {
    return objects.contains(node.path()) || node.ids().stream().anyMatch(objects::contains);
  }

  /// The folders of a layout, also one that is none of the workspace's tree.
  static Stream<String> all(Layout layout) {
    return Stream.of(
            layout.root(), layout.file(), layout.artifact(), layout.state(), layout.resource())
        .filter(folder -> !folder.isEmpty());
  }

  private static Set<String> each(Collection<Layout> layouts, Function<Layout, String> part) {
    return layouts.stream().map(part).collect(Collectors.toSet());
  }

  /// Remembers the folder and those above it.
  private void lead(String folder) {
    String each = folder;
    while (!each.isEmpty() && folders.add(each)) {
      each = parent(each);
    }
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
