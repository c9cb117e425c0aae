package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// `/api/2.0/workspace/*`: what lies where, reading it, and taking it away.
public final class WorkspaceTree {
  private static final Map<String, String> EXTENSIONS =
      Map.of("PYTHON", "py", "SQL", "sql", "SCALA", "scala", "R", "r");

  private WorkspaceTree() {}

  /// `POST mkdirs`.
  public static Reply mkdirs(Request request, World world) {
    new Tree(world).mkdirs(Tree.canonical(Docs.required(request.json(), "path")));
    return Reply.empty();
  }

  /// `GET get-status`.
  public static Reply getStatus(Request request, World world) {
    String path = request.required("path");
    ObjectNode node = new Tree(world).require(Tree.canonical(path));
    return Reply.ok(info(node, Tree.prefixOf(path), request.flag("return_export_info")));
  }

  /// `GET list`: what lies directly in a folder; a file lists itself.
  public static Reply list(Request request, World world) {
    String path = request.required("path");
    Tree tree = new Tree(world);
    ObjectNode node = tree.require(Tree.canonical(path));
    List<ObjectNode> found =
        Tree.isDirectory(node) ? tree.children(Tree.canonical(path)) : List.of(node);
    ObjectNode answer = Docs.object();
    if (!found.isEmpty()) {
      ArrayNode objects = answer.putArray("objects");
      found.forEach(child -> objects.add(info(child, Tree.prefixOf(path), false)));
    }
    return Reply.ok(answer);
  }

  /// `POST delete`; experiments in a folder go to the trash with it.
  public static Reply delete(Request request, World world) {
    ObjectNode body = request.json();
    String path = Tree.canonical(Docs.required(body, "path"));
    Tree tree = new Tree(world);
    List<ObjectNode> doomed = tree.subtree(path);
    tree.requireUnprotected(path);
    if (doomed.size() > 1 && !body.path("recursive").asBoolean()) {
      throw new ApiException(400, "DIRECTORY_NOT_EMPTY", "Folder (" + path + ") is not empty");
    }
    for (ObjectNode node : doomed) {
      tree.remove(node.path("path").asText());
      Acl.forget(world, kind(node), node.path("object_id").asText());
      Experiments.trash(world, node);
      Dashboards.trashNode(world, node);
    }
    return Reply.empty();
  }

  /// `GET export`: the bytes with `direct_download=true`, else base64 in JSON.
  public static Reply export(Request request, World world) {
    ObjectNode node = new Tree(world).require(Tree.canonical(request.required("path")));
    if (!node.has("blob")) {
      throw ApiException.invalid(
          "Exporting " + node.path("object_type").asText() + " is not supported.");
    }
    byte[] content = world.blobs().get(node.get("blob").asText());
    if (request.flag("direct_download")) {
      return Reply.bytes(content, Map.of());
    }
    ObjectNode answer = Docs.object().put("content", Base64.getEncoder().encodeToString(content));
    answer.put("file_type", fileType(node));
    return Reply.ok(answer);
  }

  private static String fileType(ObjectNode node) {
    if (node.path("format").asText().equals("JUPYTER")) {
      return "ipynb";
    }
    return EXTENSIONS.getOrDefault(
        node.path("language").asText(),
        Notebooks.extensionOf(node.path("path").asText()).replace(".", ""));
  }

  /// A node as answers show it.
  private static ObjectNode info(ObjectNode node, String prefix, boolean exportInfo) {
    ObjectNode info = Docs.object();
    info.set("object_type", node.get("object_type"));
    info.put("path", prefix + Tree.shown(node.path("path").asText()));
    info.put("object_id", node.path("object_id").asLong());
    info.put("resource_id", node.path("object_id").asText());
    if (!Tree.isDirectory(node)) {
      info.setAll(Docs.only(node, "language", "size", "created_at", "modified_at"));
    }
    if (exportInfo && node.has("format")) {
      info.set("repos_export_format", node.get("format"));
    }
    return info;
  }

  private static String kind(ObjectNode node) {
    return switch (node.path("object_type").asText()) {
      case "NOTEBOOK" -> "notebooks";
      case "FILE" -> "files";
      case "MLFLOW_EXPERIMENT" -> "experiments";
      default -> "directories";
    };
  }
}
