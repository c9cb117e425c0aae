package dev.trowel.core.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.core.addition.NewFile;
import dev.trowel.core.addition.RepositoryDraft;
import dev.trowel.core.authored.BundleText;
import dev.trowel.core.authored.Comments;
import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.Imported;
import dev.trowel.core.imports.part.Importer;
import dev.trowel.core.imports.part.Keys;
import dev.trowel.core.imports.part.Secrets;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;
import java.util.Optional;

/// Imports: reads all, and drafts what is to be written.
public final class ImportRun {

  /// The file of the bundle.
  private static final String ROOT = "databricks.yml";

  /// What came of it.
  ///
  /// @param draft the files, not written yet
  /// @param targets the targets of the bundle
  /// @param notes what is to be told
  public record Result(RepositoryDraft draft, List<String> targets, List<Diagnostic> notes) {
    public Result {
      targets = List.copyOf(targets);
      notes = List.copyOf(notes);
    }
  }

  private ImportRun() {}

  /// Reads the files and drafts the bundle.
  ///
  /// @param name what the bundle is to be called, where that was said
  /// @throws dev.trowel.schema.diagnostic.StopException with what hinders it; nothing is written
  public static Result of(Importer importer, Asked asked, Optional<String> name) {
    Imported imported = importer.read(asked);
    Secrets.tell(imported.environments(), imported.notes());
    String bundle = name.orElseGet(() -> Keys.of(imported.name(), "imported"));
    Mapping tree = new Assembly(imported).tree(bundle);
    Comments comments =
        Comments.NONE.with(Path.ROOT, "Made by `trowel import %s`.".formatted(importer.name()));
    RepositoryDraft draft = new RepositoryDraft(asked.output());
    draft.make(NewFile.of(ROOT, BundleText.of(Json.reveal(tree), comments).getBytes(UTF_8)));
    for (String path : imported.files().keySet()) {
      draft.make(NewFile.of(path, imported.content(path)));
    }
    draft.refuseConflicts();
    return new Result(
        draft,
        imported.environments().stream().map(each -> each.name()).toList(),
        imported.notes().list());
  }
}
