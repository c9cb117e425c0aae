package dev.trowel.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.http.Body;
import dev.trowel.core.workspace.http.Lane;
import dev.trowel.core.workspace.http.Outgoing;
import dev.trowel.core.workspace.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The workspace's file tree over a [Courier]; every write here can be repeated, so lost answers
/// are asked for again.
final class ApiFiles implements WorkspaceFiles {

  private static final String API = "/api/2.0/workspace/";
  private static final String IMPORT = "/api/2.0/workspace-files/import-file/";

  private static final String FORBIDDEN =
      "Who is logged in may not do this. Ask the folder's owner for CAN_MANAGE, or deploy to a"
          + " root_path of your own.";

  private final FileRequests requests;

  ApiFiles(Courier courier) {
    this.requests = new FileRequests(courier, FORBIDDEN);
  }

  @Override
  public WorkspaceFiles in(Lane lane) {
    return new ApiFiles(requests.courier().in(lane));
  }

  @Override
  public WorkspaceFiles minding(Gate gate) {
    return new ApiFiles(requests.courier().minding(gate));
  }

  @Override
  public Optional<Info> stat(String path) {
    Reply reply =
        requests.deliver("look at", path, Outgoing.json("GET", at("get-status", path), null));
    return reply.status() == 404
        ? Optional.empty()
        : Optional.of(info(path, requests.success("look at", path, reply)));
  }

  @Override
  public List<Listed> list(String folder) {
    Reply reply = requests.deliver("list", folder, Outgoing.json("GET", at("list", folder), null));
    if (reply.status() == 404) {
      return List.of();
    }
    List<Listed> files = new ArrayList<>();
    for (JsonNode each :
        Json.readOrMissing(requests.success("list", folder, reply).body()).path("objects")) {
      if (!each.path("object_type").asText("").equals("DIRECTORY")) {
        files.add(listed(each));
      }
    }
    return files;
  }

  private static Listed listed(JsonNode file) {
    String path = file.path("path").asText("");
    return new Listed(
        path.substring(path.lastIndexOf('/') + 1),
        "%s@%s@%s"
            .formatted(
                file.path("object_id").asText(""),
                file.path("modified_at").asText(""),
                file.path("size").asText("")));
  }

  @Override
  public Optional<byte[]> read(String path) {
    Outgoing download = Outgoing.download(at("export", path) + "&direct_download=true");
    Reply reply = requests.deliver("read", path, download);
    return reply.status() == 404
        ? Optional.empty()
        : Optional.of(requests.success("read", path, reply).body());
  }

  @Override
  public Written write(String path, byte[] content, boolean overwrite) {
    return write(path, Body.of(content), overwrite);
  }

  @Override
  public Written write(String path, Body content, boolean overwrite) {
    Reply reply = put(path, content, overwrite);
    if (reply.status() == 404) {
      mkdirs(path.substring(0, path.lastIndexOf('/')));
      reply = put(path, content, overwrite);
    }
    if (!overwrite && isTaken(reply)) {
      return Written.EXISTS;
    }
    requests.success("write", path, reply);
    return Written.DONE;
  }

  @Override
  public void mkdirs(String path) {
    requests.success("make the folder", path, post("make the folder", path, "mkdirs", body(path)));
  }

  @Override
  public boolean delete(String path, boolean recursive) {
    Reply reply = post("delete", path, "delete", body(path).put("recursive", recursive));
    if (reply.status() == 404) {
      return false;
    }
    requests.success("delete", path, reply);
    return true;
  }

  private Reply put(String path, Body content, boolean overwrite) {
    String name = path.startsWith("/") ? path.substring(1) : path;
    String target = IMPORT + Call.segment(name) + "?overwrite=" + overwrite;
    return requests.deliver("write", path, Outgoing.upload(target, content));
  }

  private Reply post(String doing, String path, String verb, ObjectNode body) {
    return requests.deliver(
        doing, path, Outgoing.json("POST", API + verb, Json.write(body)).asRepeatable());
  }

  private static boolean isTaken(Reply reply) {
    ApiError error = ApiError.of(reply);
    return reply.status() == 409
        || (reply.status() == 400 && error.message().contains("already exists"));
  }

  private static Info info(String path, Reply reply) {
    JsonNode body = Json.readOrMissing(reply.body());
    return new Info(
        body.path("path").asText(path),
        body.path("object_type").asText(""),
        body.path("object_id").asText(""));
  }

  private static String at(String verb, String path) {
    return API + verb + "?path=" + Call.segment(path);
  }

  private static ObjectNode body(String path) {
    return JsonNodeFactory.instance.objectNode().put("path", path);
  }
}
