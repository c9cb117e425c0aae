package dev.trowel.core.undo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Failures;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.WorkspaceFiles.Info;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The permissions of folders that a deployment is about to set, as they are before.
final class FormerAccess {

  private static final List<String> PRINCIPALS =
      List.of("user_name", "group_name", "service_principal_name");
  private static final String LIST = "access_control_list";

  private final Workspace workspace;
  private final Map<String, Lists> folders;

  private FormerAccess(Workspace workspace, Map<String, Lists> folders) {
    this.workspace = workspace;
    this.folders = new TreeMap<>(folders);
  }

  /// One folder.
  private record Lists(String address, ObjectNode body) {}

  /// Reads those of all folders; what is not there yet has none.
  ///
  /// @throws StopException when one cannot be read
  static FormerAccess read(Workspace workspace, List<String> folders) {
    Map<String, Lists> found = new TreeMap<>();
    List<Optional<Lists>> lists = Parallel.map(folders, folder -> lists(workspace, folder));
    for (int i = 0; i < folders.size(); i++) {
      String folder = folders.get(i);
      lists.get(i).ifPresent(each -> found.put(folder, each));
    }
    return new FormerAccess(workspace, found);
  }

  private static Optional<Lists> lists(Workspace workspace, String folder) {
    return workspace
        .files()
        .stat(folder)
        .map(Info::objectId)
        .map(id -> "/api/2.0/permissions/directories/" + Call.segment(id))
        .map(address -> new Lists(address, read(workspace, folder, address)));
  }

  private static ObjectNode read(Workspace workspace, String folder, String address) {
    return switch (workspace.rest().send(Call.get(address))) {
      case Answer.Ok ok -> direct(ok.body());
      case Answer.Refused refused -> throw failed("read", folder, Failures.text(refused));
      case Answer.Unclear unclear -> throw failed("read", folder, unclear.reason());
    };
  }

  private static ObjectNode direct(JsonNode permissions) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray(LIST);
    for (JsonNode line : permissions.path(LIST)) {
      for (JsonNode permission : line.path("all_permissions")) {
        if (!permission.path("inherited").asBoolean()) {
          ObjectNode entry = list.addObject();
          entry.set("permission_level", permission.path("permission_level"));
          PRINCIPALS.stream()
              .filter(line::hasNonNull)
              .forEach(name -> entry.set(name, line.get(name)));
        }
      }
    }
    return body;
  }

  /// Sets them again wherever they are not as they were.
  Tally restore() {
    Tally tally = new Tally();
    folders.forEach(
        (folder, lists) -> tally.trying("permissions of " + folder, () -> restore(folder, lists)));
    return tally;
  }

  private boolean restore(String folder, Lists before) {
    ObjectNode now = read(workspace, folder, before.address());
    if (entries(now).equals(entries(before.body()))) {
      return false;
    }
    return switch (workspace.rest().send(Call.of("PUT", before.address(), before.body()))) {
      case Answer.Ok _ -> true;
      case Answer.Refused refused -> throw failed("set", folder, Failures.text(refused));
      case Answer.Unclear unclear -> throw failed("set", folder, unclear.reason());
    };
  }

  private static Set<JsonNode> entries(ObjectNode body) {
    return Set.copyOf(body.path(LIST).valueStream().distinct().toList());
  }

  private static StopException failed(String doing, String folder, String why) {
    return new StopException(
        Diagnostic.error(
                "folder-permissions",
                "cannot %s permissions of %s: %s".formatted(doing, folder, why))
            .detail("Run deploy again once it is allowed."));
  }
}
