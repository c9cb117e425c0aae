package dev.trowel.core.imports.part;

import java.util.List;

/// Makes a bundle of one sort of files.
public interface Importer {

  /// The word after `import`.
  String name();

  /// What it takes, in a few words.
  String summary();

  /// More about it, for its help.
  List<String> details();

  /// Reads the files.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException with the faults of the files, at their
  ///   places
  Imported read(Asked asked);
}
