package dev.trowel.app.command;

import dev.trowel.app.console.ProgressPrinter;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.hook.Moment;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.Loaded;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.RootAlone;
import dev.trowel.schema.load.RootFile;
import dev.trowel.schema.load.RootFinder;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the scripts of a bundle are given, and the one that runs before the bundle is read.
final class Scripts {

  private static final String HOST = "DATABRICKS_HOST";
  private static final String TARGET = "DATABRICKS_BUNDLE_TARGET";

  private Scripts() {}

  /// Runs the bundle's `preinit` script. It gets the environment as it is: neither target nor
  /// workspace are known yet.
  ///
  /// Where there is no bundle it runs nothing: reading the bundle tells so.
  ///
  /// @throws StopException when the script fails
  static void preinit(Invocation invocation) {
    Options options =
        new Options(invocation.common().target().orElse(null), invocation.caller().environment());
    root(invocation, options)
        .flatMap(root -> RootAlone.withPreinit(root).map(alone -> hooks(invocation, root, alone)))
        .ifPresent(hooks -> hooks.run(Moment.PREINIT));
  }

  private static Optional<RootFile> root(Invocation invocation, Options options) {
    try {
      return Optional.of(RootFinder.find(invocation.common().directory(), options));
    } catch (StopException toldByReading) {
      return Optional.empty();
    }
  }

  private static Hooks hooks(Invocation invocation, RootFile root, Loaded alone) {
    return Hooks.of(
        root.folder(),
        alone.tree(),
        invocation.caller().environment(),
        new ProgressPrinter(invocation.console(), 0));
  }

  /// The environment of all later scripts: the command's own, in which other programs log in to the
  /// same workspace as the command did.
  ///
  /// @param login what bundle and command line say about logging in, as environment variables
  static Map<String, String> environment(
      Invocation invocation, String target, URI host, Map<String, String> login) {
    Map<String, String> environment = new HashMap<>(invocation.caller().environment());
    environment.putAll(login);
    environment.put(HOST, host.toString());
    environment.put(TARGET, target);
    return Map.copyOf(environment);
  }
}
