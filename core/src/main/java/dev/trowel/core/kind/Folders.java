package dev.trowel.core.kind;

import dev.trowel.core.kind.Around.Remedy;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Call;
import java.util.Optional;

/// Kinds whose objects lie in a folder of the workspace.
final class Folders {

  private Folders() {}

  /// Makes the folder that `field` names when a create was refused because it is not there.
  static Remedy missing(String field) {
    return (settings, refusal) -> {
      String folder = settings.path(field).asText();
      return isMissing(refusal) && !folder.isEmpty()
          ? Optional.of(Call.post("/api/2.0/workspace/mkdirs", Json.object().put("path", folder)))
          : Optional.empty();
    };
  }

  /// Genie says 400 and names the folder a node of the tree (sdk-java.md 1).
  private static boolean isMissing(Refused refusal) {
    boolean noNode =
        refusal.errorCode().equals("INVALID_PARAMETER_VALUE")
            && refusal.message().contains("Tree node with path");
    return refusal.isNotFound() || noNode;
  }
}
