package dev.trowel.app.command;

import dev.trowel.core.kind.Kinds;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The addresses of the pages where deployed resources are seen (format.md 1.8).
///
/// @param relative whether to leave out the host: it is not there any more when they are read
record Links(Workspace workspace, boolean relative) {

  /// What is deployed, and the address of each; `""` for a kind without a page.
  SortedMap<ResourceKey, String> of(State state) {
    SortedMap<ResourceKey, String> links = new TreeMap<>();
    state
        .resources()
        .forEach((key, recorded) -> {
          if (key.part() == Part.SELF) {
            links.put(key, of(key, recorded).orElse(""));
          }
        });
    return links;
  }

  private Optional<String> of(ResourceKey key, Recorded recorded) {
    return Kinds.of(key)
        .flatMap(kind -> kind.pageOf(recorded.id(), recorded.settings()))
        .map(page -> relative ? "/" + page : workspace.host() + "/" + page + workspaceId());
  }

  /// The workspace's number, unless the host's name tells it.
  private String workspaceId() {
    String id = workspace.workspaceId();
    boolean told = id.isEmpty() || workspace.host().toString().contains(id);
    return told ? "" : "?w=" + id;
  }
}
