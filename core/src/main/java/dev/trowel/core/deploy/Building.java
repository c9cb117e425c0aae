package dev.trowel.core.deploy;

import dev.trowel.core.build.Artifact;
import dev.trowel.core.build.Builder;
import dev.trowel.core.build.BuiltBundle;
import dev.trowel.core.build.BuiltFile;
import dev.trowel.core.build.LibraryLinker;
import dev.trowel.core.build.WheelWrapper;
import dev.trowel.core.event.EventSink;
import dev.trowel.schema.bundle.Bundle;
import java.util.List;
import java.util.SequencedMap;

/// Builds what a bundle is made of (format.md 3, build). Nothing in the workspace changes; files on
/// this machine do. The hook `prebuild` has its place before [#artifacts], `postbuild` after it.
final class Building {

  private Building() {}

  /// The files of each artifact, by its name, freshly built.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when an artifact cannot be built
  static SequencedMap<String, List<BuiltFile>> artifacts(Site site, EventSink events) {
    Bundle bundle = site.bundle();
    return new Builder(site.folder(), bundle.root(), events).build(Artifact.of(bundle));
  }

  /// Whether there is nothing to build.
  static boolean isEmpty(Site site) {
    return Artifact.of(site.bundle()).isEmpty();
  }

  /// The bundle as it is to be planned, and the libraries that go with it.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when a library is not there
  static BuiltBundle link(Site site, SequencedMap<String, List<BuiltFile>> artifacts) {
    BuiltBundle linked = LibraryLinker.link(site.bundle(), artifacts);
    return new BuiltBundle(WheelWrapper.wrap(linked.bundle(), site.folder()), linked.libraries());
  }
}
