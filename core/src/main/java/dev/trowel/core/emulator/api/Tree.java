package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The workspace's tree of folders, files, notebooks and experiments.
///
/// Paths here are canonical: absolute, without `/Workspace` in front, without a slash at the end;
/// the root is `""`.
final class Tree {
  static final String TABLE = "paths";
  static final String DIRECTORY = "DIRECTORY";
  private static final String PREFIX = "/Workspace";
  private static final Set<String> PROTECTED = Set.of("", "/Users", "/Shared", "/Repos");

  private final Transaction tx;
  private final World world;

  Tree(World world) {
    this.tx = world.tx();
    this.world = world;
  }

  /// The canonical form of what a client wrote; 400 when it is not absolute.
  static String canonical(String path) {
    if (!path.startsWith("/")) {
      throw ApiException.invalid("Path (" + path + ") doesn't start with '/'");
    }
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        throw ApiException.invalid("Path (" + path + ") must not contain '..'");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    String clean = parts.isEmpty() ? "" : "/" + String.join("/", parts);
    return clean.equals(PREFIX) || clean.startsWith(PREFIX + "/")
        ? clean.substring(PREFIX.length())
        : clean;
  }

  /// The prefix with which answers name paths: the one the client used.
  static String prefixOf(String path) {
    return path.startsWith(PREFIX) ? PREFIX : "";
  }

  static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  Optional<ObjectNode> find(String path) {
    return tx.get(TABLE, path);
  }

  ObjectNode require(String path) {
    return find(path)
        .orElseThrow(() -> ApiException.notFound("Path (" + shown(path) + ") doesn't exist."));
  }

  /// Refuses with 404 when the folder for a new thing is missing.
  void requireParent(String path) {
    String parent = parent(path);
    ObjectNode folder =
        find(parent)
            .orElseThrow(() ->
                ApiException.notFound("The parent folder (" + shown(parent) + ") does not exist."));
    if (!isDirectory(folder)) {
      throw ApiException.invalid("Path (" + shown(parent) + ") is not a directory.");
    }
  }

  /// Puts a new or changed node; its id and birth stay those of what was there before.
  ObjectNode put(String path, ObjectNode node) {
    Optional<ObjectNode> before = find(path);
    node.put("path", path);
    if (before.isPresent()) {
      node.set("object_id", before.get().get("object_id"));
    }
    Docs.defaults(node, "object_id", world.number(TABLE, 16));
    node.put("created_at", before.map(b -> b.get("created_at").asLong()).orElse(world.now()));
    node.put("modified_at", world.now());
    tx.put(TABLE, path, node);
    return node;
  }

  /// Makes a folder and those above it.
  void mkdirs(String path) {
    Optional<ObjectNode> there = find(path);
    if (there.isPresent()) {
      if (!isDirectory(there.get())) {
        throw ApiException.exists("Path (" + shown(path) + ") already exists.");
      }
      return;
    }
    mkdirs(parent(path));
    put(path, Docs.object().put("object_type", DIRECTORY));
  }

  /// What lies directly in a folder.
  List<ObjectNode> children(String path) {
    int start = path.length() + 1;
    return tx.under(TABLE, path + "/").entrySet().stream()
        .filter(entry -> entry.getKey().indexOf('/', start) < 0)
        .filter(entry -> entry.getKey().length() > start)
        .map(Map.Entry::getValue)
        .toList();
  }

  /// The node and all below it.
  List<ObjectNode> subtree(String path) {
    List<ObjectNode> found = new ArrayList<>(tx.under(TABLE, path + "/").values());
    found.addFirst(require(path));
    return found;
  }

  void remove(String path) {
    tx.remove(TABLE, path);
  }

  /// Refuses to touch what the service keeps for itself.
  void requireUnprotected(String path) {
    if (PROTECTED.contains(path) || parent(path).equals("/Users")) {
      throw new ApiException(
          400,
          "DIRECTORY_PROTECTED",
          "Folder " + name(path) + " is protected and can't be deleted.");
    }
  }

  static boolean isDirectory(ObjectNode node) {
    return node.path("object_type").asText().equals(DIRECTORY);
  }

  static String shown(String path) {
    return path.isEmpty() ? "/" : path;
  }
}
