package dev.trowel.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.http.Lane;
import dev.trowel.core.workspace.http.Outgoing;
import dev.trowel.core.workspace.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files of Unity Catalog's volumes over a [Courier], as the Files API has them; paths are
/// absolute, `/Volumes/…`. Every write here can be repeated.
final class ApiVolumes implements WorkspaceFiles {

  private static final String FILES = "/api/2.0/fs/files";
  private static final String FOLDERS = "/api/2.0/fs/directories";

  private static final String FORBIDDEN =
      "Who is logged in may not do this. Ask the volume's owner for WRITE VOLUME, or take"
          + " another workspace.artifact_path.";

  private final FileRequests requests;

  ApiVolumes(Courier courier) {
    this.requests = new FileRequests(courier, FORBIDDEN);
  }

  @Override
  public WorkspaceFiles in(Lane lane) {
    return new ApiVolumes(requests.courier().in(lane));
  }

  @Override
  public WorkspaceFiles minding(Gate gate) {
    return new ApiVolumes(requests.courier().minding(gate));
  }

  @Override
  public Optional<Info> stat(String path) {
    if (exists(FOLDERS, path)) {
      return Optional.of(new Info(path, "DIRECTORY", ""));
    }
    return exists(FILES, path) ? Optional.of(new Info(path, "FILE", "")) : Optional.empty();
  }

  private boolean exists(String api, String path) {
    Reply reply = requests.deliver("look at", path, Outgoing.head(api + encoded(path)));
    if (reply.status() == 404) {
      return false;
    }
    requests.success("look at", path, reply);
    return true;
  }

  @Override
  public List<Listed> list(String folder) {
    List<Listed> files = new ArrayList<>();
    String token = "";
    do {
      String query = token.isEmpty() ? "" : "?page_token=" + Call.segment(token);
      Outgoing request = Outgoing.json("GET", FOLDERS + encoded(folder) + query, null);
      Reply reply = requests.deliver("list", folder, request);
      if (reply.status() == 404) {
        return List.of();
      }
      JsonNode page = Json.readOrMissing(requests.success("list", folder, reply).body());
      page.path("contents").forEach(each -> add(each, files));
      token = page.path("next_page_token").asText("");
    } while (!token.isEmpty());
    return files;
  }

  private static void add(JsonNode entry, List<Listed> files) {
    if (!entry.path("is_directory").asBoolean()) {
      String version =
          entry.path("last_modified").asText("") + "@" + entry.path("file_size").asText("");
      files.add(new Listed(entry.path("name").asText(""), version));
    }
  }

  @Override
  public Optional<byte[]> read(String path) {
    Reply reply = requests.deliver("read", path, Outgoing.download(FILES + encoded(path)));
    return reply.status() == 404
        ? Optional.empty()
        : Optional.of(requests.success("read", path, reply).body());
  }

  @Override
  public Written write(String path, byte[] content, boolean overwrite) {
    String target = FILES + encoded(path) + "?overwrite=" + overwrite;
    Reply reply = requests.deliver("write", path, Outgoing.put(target, content));
    if (!overwrite && reply.status() == 409) {
      return Written.EXISTS;
    }
    requests.success("write", path, reply);
    return Written.DONE;
  }

  @Override
  public void mkdirs(String path) {
    Outgoing request = Outgoing.json("PUT", FOLDERS + encoded(path), null).asRepeatable();
    requests.success("make the folder", path, requests.deliver("make the folder", path, request));
  }

  /// Deletes one file, or, where `recursive` says that it is one, a folder that is empty: what
  /// others keep in a volume is not a deployment's to delete.
  @Override
  public boolean delete(String path, boolean recursive) {
    String api = recursive ? FOLDERS : FILES;
    Outgoing request = Outgoing.json("DELETE", api + encoded(path), null).asRepeatable();
    Reply reply = requests.deliver("delete", path, request);
    if (reply.status() == 404 || (recursive && isNotEmpty(reply))) {
      return false;
    }
    requests.success("delete", path, reply);
    return true;
  }

  private static boolean isNotEmpty(Reply reply) {
    return !reply.isSuccess() && ApiError.of(reply).message().contains("not empty");
  }

  /// Each name percent-encoded, the slashes kept: the API takes the path as such.
  private static String encoded(String path) {
    return Call.segment(path).replace("%2F", "/");
  }
}
