package dev.trowel.core.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.footprint.Listing;
import dev.trowel.core.footprint.Node;
import dev.trowel.core.state.Json;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.bundle.Mode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the records in one deployment's state folder say of it.
///
/// @param root the deployment's folder, absolute
/// @param nodes what lies in its state folder
/// @param own what lies in the folder of Trowel's own records there
record StateFolder(String root, List<Node> nodes, List<Node> own, WorkspaceFiles files) {

  /// The name of the folder of records.
  static final String NAME = "state";

  private static final Set<String> RECORDS =
      Set.of("resources.json", "metadata.json", "deployment.json", "terraform.tfstate");

  /// A lease that was renewed so lately counts as held; clocks may differ by an hour.
  private static final Duration LIVE = Duration.ofHours(2);

  private static final String LOCK = "deploy.lock";

  /// The one below `root`.
  static StateFolder read(String root, Listing listing, WorkspaceFiles files) {
    String state = root + "/" + NAME;
    List<Node> nodes = listing.visible(state);
    boolean own = nodes.stream().anyMatch(node -> node.isFolder() && node.name().equals("trowel"));
    return new StateFolder(
        root, nodes, own ? listing.visible(state + "/trowel") : List.of(), files);
  }

  /// Whether anything is recorded there.
  boolean holdsRecords() {
    return nodes.stream().anyMatch(node -> RECORDS.contains(node.name()));
  }

  /// The deployment.
  ///
  /// @param user whose folder it lies in
  /// @param now tells leases that are held from those left behind
  Sandbox sandbox(String user, Instant now) {
    JsonNode metadata = json("metadata.json").path("config");
    JsonNode state = json("resources.json").path("state");
    String[] steps = root.split("/", -1);
    JsonNode bundle = metadata.path("bundle");
    return new Sandbox(
        bundle.path("name").asText(steps[Math.max(0, steps.length - 2)]),
        bundle.path("target").asText(steps[steps.length - 1]),
        user,
        mode(metadata, state),
        layout(root, files(metadata)),
        deployed(),
        (int) keys(state).count(),
        false,
        busy(now),
        !json("trowel/protection.json").path("protected").isEmpty());
  }

  /// Files that are used where they were written are not the deployment's.
  private String files(JsonNode metadata) {
    String usual = root + "/files";
    return metadata.path("presets").path("source_linked_deployment").asBoolean()
        ? usual
        : metadata.path("workspace").path("file_path").asText(usual);
  }

  /// The folders of a deployment with the usual names below `root`.
  static Layout layout(String root, String files) {
    return new Layout(root, files, root + "/artifacts", root + "/" + NAME, root + "/resources");
  }

  /// `metadata.json` says it; without it, what marks jobs of development mode.
  private static Optional<Mode> mode(JsonNode metadata, JsonNode state) {
    if (metadata.path("bundle").has("name")) {
      return Optional.of(
          switch (metadata.path("bundle").path("mode").asText("")) {
            case "development" -> Mode.DEVELOPMENT;
            case "production" -> Mode.PRODUCTION;
            default -> Mode.NONE;
          });
    }
    boolean marked =
        state.valueStream().anyMatch(each -> each.path("state").path("tags").has("dev"));
    return marked ? Optional.of(Mode.DEVELOPMENT) : Optional.empty();
  }

  private static Stream<String> keys(JsonNode state) {
    return state
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(key -> !key.endsWith(".permissions") && !key.endsWith(".grants"));
  }

  private Instant deployed() {
    return Instant.ofEpochMilli(
        nodes.stream()
            .filter(node -> RECORDS.contains(node.name()))
            .mapToLong(Node::modified)
            .max()
            .orElse(0));
  }

  private Optional<String> busy(Instant now) {
    if (nodes.stream().anyMatch(node -> node.name().equals(LOCK))) {
      return Optional.of("it holds " + LOCK);
    }
    boolean leased =
        own.stream()
            .filter(node -> node.name().startsWith("lease-"))
            .max(Comparator.comparing(Node::name))
            .filter(node ->
                Duration.between(Instant.ofEpochMilli(node.modified()), now).compareTo(LIVE) < 0)
            .filter(node -> !json("trowel/" + node.name()).path("released").asBoolean())
            .isPresent();
    return leased ? Optional.of("somebody is deploying") : Optional.empty();
  }

  /// What a file says; nothing where there is none, or one that cannot be read.
  private JsonNode json(String name) {
    boolean there =
        name.contains("/")
            ? own.stream().anyMatch(node -> name.endsWith("/" + node.name()))
            : nodes.stream().anyMatch(node -> node.name().equals(name));
    return there
        ? files.read(root + "/" + NAME + "/" + name).map(StateFolder::parsed).orElse(nothing())
        : nothing();
  }

  private static JsonNode parsed(byte[] bytes) {
    try {
      return Json.parse(bytes);
    } catch (IOException unreadable) {
      return nothing();
    }
  }

  private static JsonNode nothing() {
    return MissingNode.getInstance();
  }
}
