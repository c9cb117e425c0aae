package dev.trowel.core.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Failures;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Puts the bundle's permissions on the folders of a deployment (format.md 2.12, 6).
final class FolderPermissions {

  private static final Map<String, String> LEVELS =
      Map.of("CAN_VIEW", "CAN_READ", "CAN_RUN", "CAN_RUN", "CAN_MANAGE", "CAN_MANAGE");
  private static final List<String> PRINCIPALS =
      List.of("user_name", "group_name", "service_principal_name");
  private static final String SHARED = "/Workspace/Shared";

  private final Workspace workspace;

  FolderPermissions(Workspace workspace) {
    this.workspace = workspace;
  }

  /// One folder whose permissions are not as the bundle says.
  ///
  /// @param body the request that sets them
  record Wanted(String folder, ObjectNode body) {}

  /// The folders whose permissions differ, or that are not there yet; none when the bundle names no
  /// permissions.
  List<Wanted> differing(Bundle bundle) {
    ObjectNode body = body(bundle);
    if (body.path("access_control_list").isEmpty()) {
      return List.of();
    }
    return folders(bundle.layout())
        .filter(folder -> !isAsWanted(folder, body))
        .map(folder -> new Wanted(folder, body))
        .toList();
  }

  /// The request that sets them, once the folder is there; makes it where it is not.
  Call call(Wanted wanted) {
    WorkspaceFiles files = workspace.files();
    String id =
        files
            .stat(wanted.folder())
            .or(() -> {
              files.mkdirs(wanted.folder());
              return files.stat(wanted.folder());
            })
            .orElseThrow()
            .objectId();
    return Call.of("PUT", address(id), wanted.body());
  }

  /// Sets them.
  ///
  /// @param call as [#call] makes it
  /// @throws StopException with code `folder-permissions` when the workspace refuses
  void apply(Wanted wanted, Call call) {
    switch (workspace.rest().send(call)) {
      case Answer.Ok _ -> {}
      case Answer.Refused refused -> throw refused(wanted.folder(), Failures.text(refused));
      case Answer.Unclear unclear -> throw refused(wanted.folder(), unclear.reason());
    }
  }

  private boolean isAsWanted(String folder, ObjectNode body) {
    return workspace
        .files()
        .stat(folder)
        .flatMap(info -> current(info.objectId()))
        .filter(entries(body)::equals)
        .isPresent();
  }

  private Optional<Set<String>> current(String objectId) {
    return workspace.rest().send(Call.get(address(objectId))) instanceof Answer.Ok ok
        ? Optional.of(direct(ok.body()))
        : Optional.empty();
  }

  private static Set<String> direct(JsonNode permissions) {
    Set<String> entries = new HashSet<>();
    for (JsonNode line : permissions.path("access_control_list")) {
      for (JsonNode permission : line.path("all_permissions")) {
        if (!permission.path("inherited").asBoolean()) {
          entries.add(principal(line) + " " + permission.path("permission_level").asText());
        }
      }
    }
    return entries;
  }

  private static Set<String> entries(ObjectNode body) {
    Set<String> entries = new HashSet<>();
    for (JsonNode line : body.path("access_control_list")) {
      entries.add(principal(line) + " " + line.path("permission_level").asText());
    }
    return entries;
  }

  private static String principal(JsonNode line) {
    return PRINCIPALS.stream()
        .filter(line::hasNonNull)
        .map(name -> name + "=" + line.path(name).asText())
        .findFirst()
        .orElse("");
  }

  private static Stream<String> folders(Layout layout) {
    String inRoot = layout.root() + "/";
    return Stream.concat(
            Stream.of(layout.root()),
            Stream.of(layout.file(), layout.artifact(), layout.state(), layout.resource())
                .filter(folder -> !folder.startsWith(inRoot) && folder.startsWith("/Workspace/")))
        .filter(folder -> !folder.equals(SHARED) && !folder.startsWith(SHARED + "/"))
        .distinct();
  }

  private static ObjectNode body(Bundle bundle) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("access_control_list");
    for (Value entry : Values.items(bundle.tree(), "permissions")) {
      String written = Values.text(entry, "level");
      String level = written == null ? null : LEVELS.get(written);
      if (level != null) {
        ObjectNode line = list.addObject().put("permission_level", level);
        PRINCIPALS.forEach(name ->
            Optional.ofNullable(Values.text(entry, name)).ifPresent(p -> line.put(name, p)));
      }
    }
    return body;
  }

  private static String address(String objectId) {
    return "/api/2.0/permissions/directories/" + Call.segment(objectId);
  }

  private static StopException refused(String folder, String why) {
    return new StopException(
        Diagnostic.error(
                "folder-permissions", "cannot set permissions of %s: %s".formatted(folder, why))
            .detail(
                "Files may be uploaded; no resource was changed. Run deploy again once it is"
                    + " allowed."));
  }
}
