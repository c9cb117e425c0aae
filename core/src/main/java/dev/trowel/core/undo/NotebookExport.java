package dev.trowel.core.undo;

import dev.trowel.core.sync.Touched;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Workspace;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// Reads files of the workspace in the form in which they were written there.
record NotebookExport(Workspace workspace) {

  private static final String JUPYTER = ".ipynb";

  /// What lies there; empty when nothing does.
  ///
  /// A notebook in the Jupyter format would come as a source file otherwise, without what its cells
  /// printed.
  Optional<byte[]> read(Touched file) {
    boolean jupyter =
        file.isNotebook() && file.written().toLowerCase(Locale.ROOT).endsWith(JUPYTER);
    return jupyter ? jupyter(file) : workspace.files().read(file.remote());
  }

  private Optional<byte[]> jupyter(Touched file) {
    Call export =
        Call.get("/api/2.0/workspace/export")
            .query("path", file.remote())
            .query("format", "JUPYTER");
    return switch (workspace.rest().send(export)) {
      case Answer.Ok ok ->
          Optional.of(Base64.getMimeDecoder().decode(ok.body().path("content").asText()));
      case Answer.Refused refused when refused.isNotFound() -> Optional.empty();
      case Answer.Refused _, Answer.Unclear _ -> workspace.files().read(file.remote());
    };
  }
}
