package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;

/// Lets resources use the files where they are, without a copy: possible where the bundle itself
/// lies in the workspace, and usual there for development (format.md 2.5, 2.10).
final class SourceLink {

  private static final Path PRESET = Path.of("presets", "source_linked_deployment");
  private static final Path FILES = Path.of(WorkspacePaths.SECTION, WorkspacePaths.FILE);
  private static final java.nio.file.Path WORKSPACE = java.nio.file.Path.of("/Workspace");

  private SourceLink() {}

  /// The tree with the preset as it holds: on, off, or unset as written.
  ///
  /// @param tree one target, its mode known
  /// @param sync the folder that holds all files, absolute
  static Mapping settle(
      Mapping tree, Mode mode, java.nio.file.Path sync, Inputs inputs, Diagnostics diagnostics) {
    boolean inside = inputs.isInWorkspace() && sync.startsWith(WORKSPACE);
    Value written = Values.find(tree, PRESET);
    if (written instanceof Bool(Span span, boolean asked) && asked && !inside) {
      diagnostics.add(outside(span));
      return Values.put(tree, new Bool(span, false), PRESET);
    }
    boolean chosen = written instanceof Bool;
    return inside && mode == Mode.DEVELOPMENT && !chosen
        ? Values.put(tree, new Bool(Span.synthetic("mode: development"), true), PRESET)
        : tree;
  }

  /// Warns of a folder for files that stays empty.
  ///
  /// @param written the tree before defaults were put in
  /// @param tree the settled one
  static void check(Mapping written, Mapping tree, Diagnostics diagnostics) {
    Value folder = Values.find(written, FILES);
    if (Values.isTrue(tree, "presets", "source_linked_deployment") && folder != null) {
      diagnostics.add(
          Diagnostic.warning(
                  "source-linked-path", "workspace.file_path has no effect on linked sources")
              .detail(
                  "No file is copied: resources use those in the working tree. To copy them, set"
                      + " presets.source_linked_deployment: false.")
              .at(FILES)
              .in(folder.span()));
    }
  }

  private static Diagnostic outside(Span span) {
    return Diagnostic.warning(
            "source-linked-outside",
            "source-linked deployment is available only in the Databricks Workspace")
        .detail(
            "The bundle does not lie below /Workspace, or the command does not run there. The files"
                + " are uploaded as usual.")
        .at(PRESET)
        .in(span);
  }
}
