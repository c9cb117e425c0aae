package dev.trowel.app.command;

import dev.trowel.app.console.ProgressPrinter;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.hook.Moment;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.RootAlone;
import dev.trowel.schema.load.RootFile;
import dev.trowel.schema.load.RootFinder;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// What the scripts of a bundle are given, and the one that runs before the bundle is read.
final class Scripts {

  private static final String HOST = "DATABRICKS_HOST";
  private static final String TARGET = "DATABRICKS_BUNDLE_TARGET";

  private Scripts() {}

  /// Runs the bundle's `preinit` script. It gets the environment as it is: neither target nor
  /// workspace are known yet.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when there is no bundle, or the script
  ///   fails
  static void preinit(Invocation invocation) {
    Options options =
        new Options(invocation.common().target().orElse(null), invocation.caller().environment());
    RootFile root = RootFinder.find(invocation.common().directory(), options);
    RootAlone.withPreinit(root)
        .ifPresent(alone ->
            Hooks.of(
                    root.folder(),
                    alone.tree(),
                    invocation.caller().environment(),
                    new ProgressPrinter(invocation.console(), 0))
                .run(Moment.PREINIT));
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
