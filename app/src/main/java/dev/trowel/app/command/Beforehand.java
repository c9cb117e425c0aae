package dev.trowel.app.command;

import dev.trowel.app.console.Console;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;

/// What is true only until a deployment begins is told before it does, and not again when it ends.
final class Beforehand {

  /// Says what is waited for: when that is over, nobody waits for it any more.
  private static final String OPEN = "intent-open";

  private Beforehand() {}

  /// Tells what of `found` is true for now.
  ///
  /// @return the rest
  static Diagnostics told(Console console, Diagnostics found) {
    console.report(found.list().stream().filter(Beforehand::isForNow).toList());
    List<Diagnostic> lasting = found.list().stream().filter(each -> !isForNow(each)).toList();
    Diagnostics rest = new Diagnostics();
    rest.addAll(lasting);
    return rest;
  }

  private static boolean isForNow(Diagnostic diagnostic) {
    return diagnostic.code().equals(OPEN);
  }
}
