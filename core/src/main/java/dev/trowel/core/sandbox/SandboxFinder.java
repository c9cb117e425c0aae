package dev.trowel.core.sandbox;

import dev.trowel.core.footprint.Listing;
import dev.trowel.core.footprint.Node;
import dev.trowel.core.footprint.Strays;
import dev.trowel.core.footprint.Strays.Stray;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.bundle.Mode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// Finds deployments by their markers: state folders below `.bundle` of users' homes, and jobs and
/// pipelines of development mode that say which deployment they belong to. Only reads.
///
/// @param workspace where to look
/// @param all whether to look also at those of other users, as far as one may
/// @param clock tells leases that are held from those left behind
public record SandboxFinder(Workspace workspace, boolean all, InstantSource clock) {

  private static final String USERS = "/Workspace/Users";

  /// A deployment's folder lies at most so deep below `.bundle`.
  private static final int DEPTH = 4;

  private static final String METADATA = "/" + StateFolder.NAME + "/metadata.json";

  /// All that are found, by bundle and target.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when the workspace does not say
  public List<Sandbox> find() {
    List<Sandbox> found = new ArrayList<>();
    Parallel.map(users(), user -> below(user, USERS + "/" + user + "/.bundle", 0))
        .forEach(found::addAll);
    Set<String> roots = found.stream().map(each -> each.layout().root()).collect(toSet());
    strays()
        .forEach((root, strays) -> {
          if (!roots.contains(root)) {
            found.add(elsewhere(root, strays));
          }
        });
    found.sort(Comparator.comparing(Sandbox::name).thenComparing(Sandbox::user));
    return List.copyOf(found);
  }

  private static <T> Collector<T, ?, Set<T>> toSet() {
    return Collectors.toSet();
  }

  private List<String> users() {
    return all
        ? listing().visible(USERS).stream().filter(Node::isFolder).map(Node::name).toList()
        : List.of(workspace.user().userName());
  }

  private List<Sandbox> below(String user, String folder, int depth) {
    List<Node> nodes = listing().visible(folder).stream().filter(Node::isFolder).toList();
    if (nodes.stream().anyMatch(node -> node.name().equals(StateFolder.NAME))) {
      return at(user, folder).stream().toList();
    }
    return depth == DEPTH
        ? List.of()
        : Parallel.map(nodes, node -> below(user, node.path(), depth + 1)).stream()
            .flatMap(Collection::stream)
            .toList();
  }

  private Optional<Sandbox> at(String user, String root) {
    StateFolder state = StateFolder.read(root, listing(), workspace.files());
    return Optional.of(state)
        .filter(StateFolder::holdsRecords)
        .map(records -> records.sandbox(user, clock.instant()));
  }

  /// Objects of development mode, by the folder of the deployment they name.
  private Map<String, List<Stray>> strays() {
    return new Strays(workspace.rest())
        .find(this::isMeant, List.of()).stream()
            .collect(Collectors.groupingBy(SandboxFinder::root, TreeMap::new, Collectors.toList()));
  }

  private boolean isMeant(Stray stray) {
    boolean mine = all || stray.creator().equals(workspace.user().userName());
    return mine && stray.developed() && stray.metadata().endsWith(METADATA);
  }

  private static String root(Stray stray) {
    String path = stray.metadata();
    String root = path.substring(0, path.length() - METADATA.length());
    return root.startsWith("/Workspace/") ? root : "/Workspace" + root;
  }

  /// A deployment that its objects led to: in a folder of another name, or in none any more.
  private Sandbox elsewhere(String root, List<Stray> strays) {
    String user = strays.getFirst().creator();
    return at(user, root).orElseGet(() -> orphan(root, user, strays));
  }

  private static Sandbox orphan(String root, String user, List<Stray> strays) {
    String[] steps = root.split("/", -1);
    long since = strays.stream().mapToLong(Stray::since).max().orElse(0);
    return new Sandbox(
        steps[Math.max(0, steps.length - 2)],
        steps[steps.length - 1],
        user,
        Optional.of(Mode.DEVELOPMENT),
        StateFolder.layout(root, root + "/files"),
        Instant.ofEpochMilli(since),
        strays.size(),
        true,
        Optional.empty(),
        false);
  }

  private Listing listing() {
    return new Listing(workspace.rest());
  }
}
