package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `/api/2.0/fs/files` and `/api/2.0/fs/directories`: files in Unity Catalog volumes.
public final class VolumeFiles {
  private static final String TABLE = "volume_paths";
  private static final int PAGE = 1000;

  private VolumeFiles() {}

  /// `PUT /fs/files/{path}`: the body is the content; folders above are made.
  public static Reply upload(Request request, World world) {
    String path = pathOf(request, world);
    boolean exists = world.tx().has(TABLE, path);
    if (exists && (isDirectory(world, path) || !request.flag("overwrite"))) {
      throw new ApiException(409, "ALREADY_EXISTS", "The file being created already exists.");
    }
    makeFolders(world, Tree.parent(path));
    ObjectNode node = Docs.object().put("path", path).put("is_directory", false);
    node.put("blob", world.blobs().put(request.body())).put("file_size", request.body().length);
    world.tx().put(TABLE, path, node.put("last_modified", world.now()));
    return Reply.noContent();
  }

  /// `GET` and `HEAD /fs/files/{path}`.
  public static Reply download(Request request, World world) {
    ObjectNode file = requireFile(request, world);
    byte[] content = world.blobs().get(file.path("blob").asText());
    return Reply.bytes(content, Map.of("Last-Modified", httpDate(file)));
  }

  /// `HEAD /fs/files/{path}`.
  public static Reply metadata(Request request, World world) {
    ObjectNode file = requireFile(request, world);
    String size = file.path("file_size").asText();
    Map<String, String> headers = Map.of("Last-Modified", httpDate(file), "Content-Length", size);
    return Reply.bytes(new byte[0], headers);
  }

  /// `DELETE /fs/files/{path}`.
  public static Reply delete(Request request, World world) {
    world.tx().remove(TABLE, requireFile(request, world).path("path").asText());
    return Reply.noContent();
  }

  /// `PUT /fs/directories/{path}`.
  public static Reply makeDirectory(Request request, World world) {
    makeFolders(world, pathOf(request, world));
    return Reply.noContent();
  }

  /// `HEAD /fs/directories/{path}`.
  public static Reply directoryMetadata(Request request, World world) {
    requireDirectory(world, pathOf(request, world));
    return Reply.bytes(new byte[0], Map.of());
  }

  /// `GET /fs/directories/{path}`.
  public static Reply listDirectory(Request request, World world) {
    String path = pathOf(request, world);
    requireDirectory(world, path);
    List<ObjectNode> entries = children(world, path).map(VolumeFiles::entry).toList();
    int size = request.number("page_size", PAGE);
    String token = request.query("page_token").orElse("");
    return Reply.ok(Pages.render("contents", Pages.cut(entries, Math.clamp(size, 1, PAGE), token)));
  }

  /// `DELETE /fs/directories/{path}`, which has to be empty.
  public static Reply deleteDirectory(Request request, World world) {
    String path = pathOf(request, world);
    requireDirectory(world, path);
    if (children(world, path).findAny().isPresent()) {
      throw new ApiException(400, "DIRECTORY_NOT_EMPTY", "The directory is not empty: " + path);
    }
    world.tx().remove(TABLE, path);
    return Reply.noContent();
  }

  /// Takes all files of a volume away with it.
  static void forget(World world, String volume) {
    String root = "/Volumes/" + volume.replace('.', '/');
    world.tx().under(TABLE, root + "/").keySet().stream()
        .toList()
        .forEach(path -> world.tx().remove(TABLE, path));
  }

  /// The path, whose volume has to be there: `/Volumes/catalog/schema/volume/…`.
  private static String pathOf(Request request, World world) {
    String path = Tree.canonical("/" + request.param("path"));
    String[] parts = path.split("/", 6);
    if (parts.length < 5 || !parts[1].equals("Volumes")) {
      throw ApiException.invalid("Invalid path: unsupported first path component: " + path);
    }
    String volume = String.join(".", parts[2], parts[3], parts[4]);
    if (!world.tx().has("volumes", volume)) {
      throw ApiException.notFound("Volume '" + volume + "' does not exist.");
    }
    return path;
  }

  private static boolean isVolume(String path) {
    return path.chars().filter(c -> c == '/').count() == 4;
  }

  private static void makeFolders(World world, String path) {
    if (isVolume(path)) {
      return;
    }
    if (world.tx().has(TABLE, path) && !isDirectory(world, path)) {
      throw new ApiException(409, "ALREADY_EXISTS", "A file is in the way: " + path);
    }
    makeFolders(world, Tree.parent(path));
    ObjectNode node = Docs.object().put("path", path).put("is_directory", true);
    world.tx().put(TABLE, path, node.put("last_modified", world.now()));
  }

  private static boolean isDirectory(World world, String path) {
    return isVolume(path)
        || world.tx().get(TABLE, path).filter(n -> n.path("is_directory").asBoolean()).isPresent();
  }

  private static void requireDirectory(World world, String path) {
    if (!isDirectory(world, path)) {
      throw new ApiException(404, "NOT_FOUND", "The directory being accessed is not found.");
    }
  }

  private static ObjectNode requireFile(Request request, World world) {
    return world
        .tx()
        .get(TABLE, pathOf(request, world))
        .filter(node -> !node.path("is_directory").asBoolean())
        .orElseThrow(
            () -> new ApiException(404, "NOT_FOUND", "The file being accessed is not found."));
  }

  private static Stream<ObjectNode> children(World world, String path) {
    int start = path.length() + 1;
    return world.tx().under(TABLE, path + "/").values().stream()
        .filter(node -> node.path("path").asText().indexOf('/', start) < 0);
  }

  private static ObjectNode entry(ObjectNode node) {
    ObjectNode entry = Docs.only(node, "path", "is_directory", "file_size", "last_modified");
    return entry.put("name", Tree.name(node.path("path").asText()));
  }

  private static String httpDate(ObjectNode node) {
    Instant time = Instant.ofEpochMilli(node.path("last_modified").asLong());
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
