package dev.trowel.app.command;

import dev.trowel.app.console.ProgressPrinter;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A bundle and the workspace it belongs to, both open.
///
/// @param site where it is deployed from and to
/// @param host the address to show
/// @param diagnostics what was said already; commands add what they find
/// @param environment the environment variables that scripts of the bundle get
/// @param reopening the command that runs this workspace again, when it ends with this one; empty
///   for a workspace that stays
record Session(
    Site site,
    URI host,
    Diagnostics diagnostics,
    Map<String, String> environment,
    Optional<String> reopening) {

  /// The same, where `file` is no file of the bundle.
  Session without(Path file) {
    return new Session(site.without(file), host, diagnostics, environment, reopening);
  }

  /// The same, where this machine keeps its records elsewhere.
  Session recordingIn(LocalFolder folder) {
    return new Session(site.recordingIn(folder), host, diagnostics, environment, reopening);
  }

  /// The same with another bundle for the same workspace.
  Session with(Site other) {
    return new Session(other, host, diagnostics, environment, reopening);
  }

  Bundle bundle() {
    return site.bundle();
  }

  /// Whether nobody else can be deploying: then a lock that is there was left by a command that was
  /// killed.
  boolean isAlone() {
    return reopening.isPresent();
  }

  /// The bundle's own scripts, whose output is progress.
  ///
  /// @param quiet 0 to show what they print
  Hooks hooks(Invocation invocation, int quiet) {
    return Hooks.of(
        site.bundle().root(),
        bundle().tree(),
        environment,
        new ProgressPrinter(invocation.console(), quiet));
  }

  /// Where each deployed resource is seen.
  Links links() {
    return new Links(site.workspace(), isAlone());
  }

  /// Says, below links that do not tell it all, how to open them.
  void hint(Invocation invocation) {
    if (reopening.isPresent() && invocation.spelling() == Spelling.NATIVE) {
      // The links go to another stream, which must not come later.
      invocation.console().flush();
      invocation.console().progress("These pages open while this runs: " + reopening.get());
    }
  }
}
