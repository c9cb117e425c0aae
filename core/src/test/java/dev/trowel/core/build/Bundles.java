package dev.trowel.core.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.value.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A bundle in a folder, to be built without any workspace.
final class Bundles {

  static final String INTERNAL =
      "/Workspace/Users/ana@example.com/.bundle/b/default/artifacts/.internal/";
  static final String FILES = "/Workspace/Users/ana@example.com/.bundle/b/default/files/";

  private final Path root;
  private final List<Event> events = new ArrayList<>();

  Bundles(Path root) {
    this.root = root;
  }

  Bundles file(String path, byte[] content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Bundles file(String path, String text) {
    return file(path, text.getBytes(UTF_8));
  }

  Bundle read(String yaml) {
    file("databricks.yml", "bundle: {name: b}\n" + yaml);
    Diagnostics diagnostics = new Diagnostics();
    CurrentUser user = new CurrentUser("ana@example.com", "1", "", List.of());
    Bundle bundle =
        BundleReader.read(
            BundleReader.select(root, Options.none()),
            Inputs.none(),
            Facts.offline(Optional.of(user), GitFacts.none()),
            diagnostics);
    diagnostics.stopOnErrors();
    return bundle;
  }

  LocalFolder folder() {
    return LocalFolder.of(root, "default", Optional.empty());
  }

  BuiltBundle build(String yaml) {
    Bundle bundle = read(yaml);
    EventSink sink = events::add;
    return LibraryLinker.link(bundle, new Builder(folder(), root, sink).build(Artifact.of(bundle)));
  }

  /// The settings of the only resource, as they are sent.
  static String settings(Bundle bundle) {
    return Json.object(bundle.resources().firstEntry().getValue().settings()).toString();
  }

  List<Event> events() {
    return events;
  }

  List<Diagnostic> problems(String yaml) {
    try {
      build(yaml);
      return List.of();
    } catch (StopException stop) {
      return stop.diagnostics();
    }
  }

  static String place(Diagnostic diagnostic) {
    return diagnostic.spans().getFirst() + " " + diagnostic.summary();
  }
}
