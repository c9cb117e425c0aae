package dev.trowel.app.command;

import dev.trowel.app.option.LocalOptions;
import dev.trowel.core.sandbox.Sandbox;
import dev.trowel.core.sandbox.SandboxFinder;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.login.LoginSettings;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.RootFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens the workspace whose deployments are looked through: where there is a bundle, the one of
/// its target; else the one that the profile or the environment names.
///
/// @param invocation what was typed
record Sandboxes(Invocation invocation) {

  /// Also those of other users.
  static final String ALL = "--all";

  Workspace open() {
    LocalOptions local = LocalOptions.of(invocation.given(), invocation.caller().directory());
    if (local.wanted()) {
      Path folder = local.folder().orElseGet(() -> base().resolve(LocalOptions.FOLDER));
      String user = local.user().orElseGet(() -> invocation.engine().gitUser(base()));
      return invocation.engine().local(invocation.engine().runLocal(folder, user).uri());
    }
    return invocation
        .engine()
        .login(bundle().orElse(new LoginSettings(LoginSettings.NONE.workspace(), profile())));
  }

  /// What is there.
  List<Sandbox> find(Workspace workspace) {
    boolean all = invocation.given().flag(ALL);
    return new SandboxFinder(workspace, all, invocation.engine().clock()).find();
  }

  /// What the bundle one stands in says of logging in; a bundle that cannot be read says nothing.
  private Optional<LoginSettings> bundle() {
    try {
      return Optional.of(
          Sessions.settings(
              invocation, BundleReader.select(invocation.common().directory(), options())));
    } catch (StopException noBundle) {
      return Optional.empty();
    }
  }

  private Options options() {
    return new Options(
        invocation.common().target().orElse(null), invocation.caller().environment());
  }

  private @Nullable String profile() {
    return invocation.common().profile().orElse(null);
  }

  private Path base() {
    Path directory = invocation.common().directory();
    try {
      return RootFinder.find(directory, new Options(null, invocation.caller().environment()))
          .folder();
    } catch (StopException noBundle) {
      return directory;
    }
  }
}
