package dev.trowel.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.http.Reply;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What a workspace says of whoever is logged in.
///
/// @param workspaceId the workspace's number, or `""` where it does not tell
record WhoAmI(User user, String workspaceId) {

  private static final int FORM = 1;

  /// The answer to the question who one is.
  static WhoAmI of(Reply reply) {
    JsonNode me = Json.readOrMissing(reply.body());
    User user =
        new User(
            me.path("id").asText(""),
            me.path("userName").asText(""),
            me.path("displayName").asText(""),
            texts(me.path("groups"), "display"));
    return new WhoAmI(user, reply.header("X-Databricks-Org-Id").orElse(""));
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> Optional.ofNullable(each.get(field)).map(JsonNode::asText).orElse(""))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /// As the text of a file.
  byte[] write() {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("version", FORM).put("workspace_id", workspaceId);
    file.put("id", user.id()).put("user_name", user.userName());
    file.put("display_name", user.displayName());
    ArrayNode groups = file.putArray("groups");
    user.groups().forEach(group -> groups.addObject().put("name", group));
    return Json.write(file);
  }

  /// What a file says; empty for anything that was not written here.
  static Optional<WhoAmI> read(byte[] bytes) {
    JsonNode file = Json.readOrMissing(bytes);
    boolean known = file.path("version").asInt() == FORM && file.path("user_name").isTextual();
    return known ? Optional.of(read(file)) : Optional.empty();
  }

  private static WhoAmI read(JsonNode file) {
    User user =
        new User(
            file.path("id").asText(""),
            file.path("user_name").asText(""),
            file.path("display_name").asText(""),
            texts(file.path("groups"), "name"));
    return new WhoAmI(user, file.path("workspace_id").asText(""));
  }
}
