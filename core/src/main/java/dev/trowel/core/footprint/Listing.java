package dev.trowel.core.footprint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.state.Begun;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lists what lies directly in folders of the workspace, folders included.
///
/// @param rest asks the workspace
/// @param begun the answers for folders of which it was known that they would be asked for
public record Listing(RestClient rest, Map<String, Begun<Answer>> begun) {

  public Listing {
    begun = Map.copyOf(begun);
  }

  /// One that asks when it is asked.
  public Listing(RestClient rest) {
    this(rest, Map.of());
  }

  /// The same, which begins to ask for `folders` now.
  ///
  /// @param folders absolute
  public Listing ahead(Collection<String> folders) {
    Map<String, Begun<Answer>> more = new HashMap<>(begun);
    folders.forEach(
        folder -> more.computeIfAbsent(folder, each -> Begun.of(() -> rest.send(call(each)))));
    return new Listing(rest, more);
  }

  /// What lies in `folder`, in no order; empty where there is no such folder.
  ///
  /// @param folder absolute
  /// @throws StopException `folder-unreadable` when the workspace does not say
  public Optional<List<Node>> of(String folder) {
    return switch (send(folder)) {
      case Answer.Ok ok -> Optional.of(nodes(folder, ok.body()));
      case Answer.Refused refused when refused.isNotFound() -> Optional.empty();
      case Answer.Refused refused -> throw unreadable(folder, refused.message());
      case Answer.Unclear unclear -> throw unreadable(folder, unclear.reason());
    };
  }

  /// The same, and nothing of a folder that whoever is logged in may not see.
  ///
  /// @throws StopException `folder-unreadable` as [#of]
  public List<Node> visible(String folder) {
    return send(folder) instanceof Answer.Refused refused && refused.isForbidden()
        ? List.of()
        : of(folder).orElse(List.of());
  }

  private Answer send(String folder) {
    Begun<Answer> answer = begun.get(folder);
    return answer == null ? rest.send(call(folder)) : answer.get();
  }

  private static Call call(String folder) {
    return Call.get("/api/2.0/workspace/list").query("path", folder);
  }

  private static List<Node> nodes(String folder, JsonNode body) {
    List<Node> nodes = new ArrayList<>();
    body.path("objects").forEach(object -> nodes.add(node(folder, object)));
    // A file lists itself.
    nodes.removeIf(node -> folder.endsWith(node.path()));
    return nodes;
  }

  /// The workspace may leave `/Workspace` out of what it calls a path.
  private static Node node(String folder, JsonNode object) {
    String said = object.path("path").asText("");
    Set<String> ids = new HashSet<>();
    for (String field : List.of("object_id", "resource_id")) {
      Optional.of(object.path(field).asText("")).filter(id -> !id.isEmpty()).ifPresent(ids::add);
    }
    return new Node(
        folder + said.substring(Math.max(0, said.lastIndexOf('/'))),
        object.path("object_type").asText(""),
        ids,
        object.path("modified_at").asLong());
  }

  private static StopException unreadable(String folder, String why) {
    return new StopException(
        Diagnostic.error("folder-unreadable", "cannot list %s: %s".formatted(folder, why))
            .detail(
                "Nothing was deleted there. Whoever owns the folder can let you see it"
                    + " (CAN_MANAGE); then run again."));
  }
}
