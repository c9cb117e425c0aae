package dev.trowel.app.command;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.app.command.Reading.Targets;
import dev.trowel.app.console.Finding;
import dev.trowel.app.console.Findings;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.sync.UnusedGlobs;
import dev.trowel.schema.allow.Allowances;
import dev.trowel.schema.allow.Allowed;
import dev.trowel.schema.allow.Judged;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.load.Contents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Checks every target of a bundle, or the one that was asked for.
///
/// @param user who would deploy, where that was said
record Checking(Invocation invocation, Optional<CurrentUser> user) {

  /// What checking came to.
  ///
  /// @param git where the bundle lies in its repository
  /// @param bundles by target; empty where errors left none
  record Checked(String git, SequencedMap<String, Optional<Bundle>> bundles, Findings findings) {

    /// Whether each error is one that was there before: lines may move, errors may go.
    boolean addsNoErrorTo(Checked before) {
      return before.errors().containsAll(errors());
    }

    private Set<List<Object>> errors() {
      return findings.list().stream()
          .filter(each -> Exit.isError(each.diagnostic()))
          .flatMap(each ->
              targets(each).stream()
                  .map(target ->
                      List.<Object>of(
                          target,
                          each.diagnostic().code(),
                          each.diagnostic().summary(),
                          each.diagnostic().paths())))
          .collect(Collectors.toSet());
    }

    /// What stopped all reading is an error of the bundle itself.
    private List<String> targets(Finding finding) {
      if (bundles.isEmpty()) {
        return List.of("");
      }
      return finding.targets().isEmpty()
          ? List.copyOf(bundles.sequencedKeySet())
          : finding.targets();
    }
  }

  /// Checks the bundle as its files are, and asks its workspaces where that is wanted.
  ///
  /// @throws StopException when the options make no sense
  Checked check() {
    return checked(OnlineChecks.read(invocation, user));
  }

  /// Checks the bundle as its files would be with `contents`; asks no workspace.
  Checked check(Contents contents) {
    return checked(new Reading(invocation, contents).offlineEach(user));
  }

  private Checked checked(Targets read) {
    String git = read.git().bundleRootPath();
    if (!read.stopped().isEmpty()) {
      return new Checked(git, new LinkedHashMap<>(), Findings.of(read.stopped()));
    }
    SequencedMap<String, Optional<Bundle>> bundles = new LinkedHashMap<>();
    SequencedMap<String, List<Diagnostic>> kept = new LinkedHashMap<>();
    SequencedMap<String, List<Allowed>> allowed = new LinkedHashMap<>();
    read.byName()
        .forEach((target, each) -> {
          Judged judged =
              new Allowing(Spelling.NATIVE).judged(withFiles(each, UnusedGlobs::checkIncluded));
          bundles.put(target, each.bundle());
          kept.put(target, new ArrayList<>(judged.kept()));
          allowed.put(target, judged.allowed());
        });
    if (!new Reading(invocation).options().namesTarget()
        && bundles.values().stream().allMatch(Optional::isPresent)) {
      addUnused(read.byName().firstEntry().getValue().allowances(), kept, allowed);
    }
    return new Checked(git, bundles, Findings.of(git, kept).allowing(allowed));
  }

  /// One target may need what another one does not.
  private static void addUnused(
      Allowances allowances,
      SequencedMap<String, List<Diagnostic>> kept,
      SequencedMap<String, List<Allowed>> allowed) {
    List<Diagnostic> unused =
        allowances.unused(allowed.values().stream().flatMap(List::stream).toList());
    kept.values().forEach(each -> each.addAll(unused));
  }

  /// What only the files tell; they are not looked at before deploying otherwise.
  ///
  /// @param check what looks at them
  static Read withFiles(Read read, BiConsumer<Bundle, Diagnostics> check) {
    Diagnostics found = new Diagnostics();
    found.addAll(read.diagnostics());
    read.bundle().ifPresent(bundle -> check.accept(bundle, found));
    return read.with(found.list());
  }
}
