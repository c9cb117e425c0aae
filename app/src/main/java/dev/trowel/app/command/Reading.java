package dev.trowel.app.command;

import dev.trowel.app.console.Caller;
import dev.trowel.app.option.IncumbentOptions;
import dev.trowel.core.python.PythonProcess;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.allow.Allowances;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.GitReader;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Contents;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.source.FileTrouble;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.yaml.Document;
import dev.trowel.schema.yaml.YamlReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Reads the bundle that a command is about, in the two steps between which a workspace may be
/// asked who deploys.
final class Reading {

  private static final String OVERRIDES = "variable-overrides.json";

  private final Invocation invocation;
  private final Contents contents;

  Reading(Invocation invocation) {
    this(invocation, Contents.onDisk());
  }

  /// @param contents what the bundle's files hold
  Reading(Invocation invocation, Contents contents) {
    this.invocation = invocation;
    this.contents = contents;
  }

  /// What reading came to.
  ///
  /// @param bundle empty when there was nothing to resolve; with errors among the diagnostics only
  ///   good to be shown
  /// @param allowances what the files allow, which nobody has looked at yet
  record Read(Optional<Bundle> bundle, List<Diagnostic> diagnostics, Allowances allowances) {

    /// Nothing was read.
    static Read stopped(StopException why) {
      return new Read(Optional.empty(), why.diagnostics(), Allowances.none());
    }

    /// The same with other diagnostics.
    Read with(List<Diagnostic> others) {
      return new Read(bundle, others, allowances);
    }

    boolean hasErrors() {
      return diagnostics.stream().anyMatch(Exit::isError);
    }
  }

  /// What reading several targets came to.
  ///
  /// @param git what git says of the bundle's folder
  /// @param byName in the order written; empty where there is nothing to read
  /// @param stopped why there is nothing
  record Targets(GitFacts git, SequencedMap<String, Read> byName, List<Diagnostic> stopped) {}

  /// The target that was asked for, merged from its files.
  ///
  /// @throws StopException when there is none
  Selected select() {
    return BundleReader.select(invocation.common().directory(), options());
  }

  /// Which bundle and which target are meant.
  Options options() {
    return new Options(
        invocation.common().target().orElse(null), invocation.caller().environment(), contents);
  }

  /// Every target, as far as it is known without a workspace, in the order written; only the one
  /// that was asked for, where one was.
  Targets offlineEach(Optional<CurrentUser> user) {
    try {
      return offline(selected(), user);
    } catch (StopException e) {
      return new Targets(GitFacts.none(), new LinkedHashMap<>(), e.diagnostics());
    }
  }

  /// Every target merged from its files; only the one that was asked for, where one was.
  ///
  /// @throws StopException when there is none
  List<Selected> selected() {
    Options options = options();
    return options.namesTarget()
        ? List.of(select())
        : BundleReader.selectAll(invocation.common().directory(), options);
  }

  private Targets offline(List<Selected> targets, Optional<CurrentUser> user) {
    Facts facts = withGit(Facts.offline(user, GitFacts.none()), targets.getFirst());
    // Targets know nothing of each other, so each core takes some.
    List<Read> read = targets.parallelStream().map(each -> resolve(each, facts)).toList();
    SequencedMap<String, Read> byTarget = new LinkedHashMap<>();
    for (int i = 0; i < read.size(); i++) {
      byTarget.put(targets.get(i).target(), read.get(i));
    }
    return new Targets(facts.git(), byTarget, List.of());
  }

  /// The whole bundle, as far as it is known without a workspace.
  Read offline(Facts known) {
    try {
      Selected selected = select();
      return resolve(selected, withGit(known, selected));
    } catch (StopException e) {
      return Read.stopped(e);
    }
  }

  /// The bundle of a target, by what the workspace says.
  Read resolve(Selected selected, Facts facts) {
    Read read = resolved(selected, facts);
    return switch (invocation.spelling()) {
      case NATIVE -> Strict.judged(read);
      case INCUMBENT -> Lenient.known(read);
    };
  }

  private Read resolved(Selected selected, Facts facts) {
    Diagnostics diagnostics = new Diagnostics();
    try {
      Inputs inputs = inputs(selected, diagnostics);
      Bundle bundle = BundleReader.read(selected, inputs, facts, diagnostics);
      return new Read(Optional.of(bundle), diagnostics.list(), selected.allowances());
    } catch (StopException e) {
      diagnostics.addAll(e.diagnostics());
      return new Read(Optional.empty(), diagnostics.list(), selected.allowances());
    }
  }

  /// The facts with what git says of the bundle's folder.
  Facts withGit(Facts facts, Selected selected) {
    return new Facts(
        facts.user(),
        GitReader.read(selected.root(), gitCeiling(invocation.caller())),
        facts.host(),
        facts.lookup());
  }

  /// The folder above which git does not look for a work tree, as git itself is told it.
  static Optional<Path> gitCeiling(Caller caller) {
    String ceilings = caller.environment("GIT_CEILING_DIRECTORIES");
    return Stream.of(ceilings.split(File.pathSeparator, -1))
        .filter(text -> !text.isEmpty())
        .map(Path::of)
        .findFirst();
  }

  /// What the caller adds to the files.
  Inputs inputs(Selected selected, Diagnostics diagnostics) {
    return new Inputs(
        invocation.common().variables(),
        invocation.caller().environment(),
        overrides(selected, diagnostics),
        IncumbentOptions.of(invocation.given()).clusterId(),
        new PythonProcess(invocation.caller().environment()));
  }

  /// The variables' values that stand beside the local state (format.md 2.6).
  private Optional<Value> overrides(Selected selected, Diagnostics diagnostics) {
    Path file = localFolder(invocation.caller(), selected).file(OVERRIDES);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String name = selected.root().relativize(file).toString().replace('\\', '/');
    try {
      return YamlReader.read(name, Files.readAllBytes(file), diagnostics).map(Document::root);
    } catch (IOException e) {
      diagnostics.add(
          Diagnostic.error("local-files", "cannot read " + name + ": " + FileTrouble.words(e)));
      return Optional.empty();
    }
  }

  /// The target's folder on this machine (format.md 5).
  static LocalFolder localFolder(Caller caller, Selected selected) {
    Optional<Path> elsewhere =
        Optional.of(caller.environment("DATABRICKS_BUNDLE_TMP"))
            .filter(text -> !text.isEmpty())
            .map(caller.directory()::resolve);
    return LocalFolder.of(selected.root(), selected.target(), elsewhere);
  }
}
