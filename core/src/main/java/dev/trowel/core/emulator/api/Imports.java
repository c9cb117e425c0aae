package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.api.Notebooks.Notebook;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Multipart;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// How files and notebooks come into the workspace: raw (`import-file`) or as base64 or a form
/// (`import`).
public final class Imports {
  private static final int LIMIT = 10 * 1024 * 1024;

  private Imports() {}

  /// `POST /api/2.0/workspace-files/import-file/{path}`: the body is the content.
  public static Reply importFile(Request request, World world) {
    String path = Tree.canonical("/" + request.param("path"));
    Tree tree = new Tree(world);
    tree.requireParent(path);
    Optional<Notebook> notebook = Notebooks.detect(path, request.body());
    ObjectNode node = node(world, request.body(), notebook);
    String place = notebook.map(Notebook::path).orElse(path);
    tree.find(place)
        .ifPresent(there -> requireOverwritable(there, node, request.flag("overwrite")));
    tree.put(place, node);
    return Reply.empty();
  }

  /// `POST /api/2.0/workspace/import`: formats AUTO, RAW, SOURCE, JUPYTER; at most 10 MB.
  public static Reply importContent(Request request, World world) {
    boolean form = Multipart.isMultipart(request.body());
    ObjectNode body = form ? fields(request.body()) : request.json();
    String path = Tree.canonical(Docs.required(body, "path"));
    byte[] content =
        form
            ? Multipart.parse(request.body()).getOrDefault("content", new byte[0])
            : decode(body.path("content").asText());
    Tree tree = new Tree(world);
    tree.requireParent(path);
    Optional<Notebook> notebook = notebook(body, path, content);
    ObjectNode node = node(world, content, notebook);
    String place = notebook.map(Notebook::path).orElse(path);
    boolean overwrite = body.path("overwrite").asBoolean();
    if (tree.find(place).isPresent() && (!overwrite || !sameType(tree.require(place), node))) {
      throw ApiException.exists("Path (" + place + ") already exists.");
    }
    tree.put(place, node);
    return Reply.empty();
  }

  /// The parts of a form that are texts.
  private static ObjectNode fields(byte[] form) {
    ObjectNode fields = Docs.object();
    Multipart.parse(form)
        .forEach((name, value) -> fields.put(name, new String(value, StandardCharsets.UTF_8)));
    fields.remove("content");
    return fields;
  }

  private static Optional<Notebook> notebook(ObjectNode body, String path, byte[] content) {
    return switch (Docs.text(body, "format").orElse("SOURCE")) {
      case "RAW" -> Optional.empty();
      case "AUTO" -> Notebooks.detect(path, content);
      case "JUPYTER" -> Notebooks.detect(path + ".ipynb", content).map(n -> named(n, path));
      case "SOURCE" -> Optional.of(new Notebook(path, Docs.required(body, "language"), "SOURCE"));
      default ->
          throw ApiException.invalid("Unsupported import format: " + body.path("format").asText());
    };
  }

  private static Notebook named(Notebook notebook, String path) {
    return new Notebook(path, notebook.language(), notebook.format());
  }

  private static ObjectNode node(World world, byte[] content, Optional<Notebook> notebook) {
    ObjectNode node = Docs.object().put("blob", world.blobs().put(content));
    if (notebook.isPresent()) {
      node.put("object_type", "NOTEBOOK").put("language", notebook.get().language());
      return node.put("format", notebook.get().format());
    }
    return node.put("object_type", "FILE").put("size", content.length);
  }

  /// A file that is there is a conflict (409); a notebook is a bad request (400), as in the
  /// service.
  private static void requireOverwritable(ObjectNode there, ObjectNode node, boolean overwrite) {
    String path = there.path("path").asText();
    if (overwrite && sameType(there, node)) {
      return;
    }
    if (there.path("object_type").asText().equals("FILE")) {
      throw new ApiException(
          409,
          "ALREADY_EXISTS",
          "Node with name " + path + " already exists. Please pass overwrite=true to update it.");
    }
    throw ApiException.exists("Path (" + path + ") already exists.");
  }

  private static boolean sameType(ObjectNode one, ObjectNode other) {
    return one.path("object_type").equals(other.path("object_type"));
  }

  private static byte[] decode(String content) {
    try {
      byte[] bytes = Base64.getDecoder().decode(content);
      if (bytes.length > LIMIT) {
        throw new ApiException(
            400,
            "MAX_NOTEBOOK_SIZE_EXCEEDED",
            "File size imported is ("
                + bytes.length
                + " bytes), exceeded max size ("
                + LIMIT
                + " bytes)");
      }
      return bytes;
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("The content is not valid base64.");
    }
  }
}
