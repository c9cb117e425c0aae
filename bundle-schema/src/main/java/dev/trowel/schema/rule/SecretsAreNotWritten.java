package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Credentials;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;

/// No text of a bundle has the form of a token or key: what is written there is read by all who can
/// read the files, the plan and the workspace's copy.
final class SecretsAreNotWritten implements Rule {

  private static final Path VARIABLES = Path.of("variables");

  /// What stands in a variable is told of there, not again wherever the variable is used.
  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    if (!Values.anyText(bundle.tree(), Credentials::areIn)) {
      return;
    }
    Diagnostics all = new Diagnostics();
    value(Path.ROOT, bundle.tree(), all);
    Set<String> known = new HashSet<>();
    for (Diagnostic each : all.list()) {
      if (each.paths().getFirst().startsWith(VARIABLES)) {
        known.addAll(secrets(bundle, each));
      }
    }
    all.list().stream()
        .filter(each ->
            each.paths().getFirst().startsWith(VARIABLES)
                || !known.containsAll(secrets(bundle, each)))
        .forEach(diagnostics::add);
  }

  /// The texts of a finding that have the form of a secret.
  private static List<String> secrets(Inspected bundle, Diagnostic found) {
    return Values.find(bundle.tree(), found.paths().getFirst()) instanceof Text text
        ? Credentials.WRITTEN.matcher(text.text()).results().map(MatchResult::group).toList()
        : List.of();
  }

  private static void value(Path at, Value value, Diagnostics diagnostics) {
    switch (value) {
      case Text text when text.span().isWritten() && Credentials.areIn(text.text()) ->
          diagnostics.add(told(at, text));
      case Mapping mapping ->
          mapping
              .entries()
              .forEach((name, entry) -> value(at.field(name), entry.value(), diagnostics));
      case Seq seq -> {
        for (int i = 0; i < seq.items().size(); i++) {
          value(at.index(i), seq.items().get(i), diagnostics);
        }
      }
      case Text _, Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> {}
    }
  }

  private static Diagnostic told(Path at, Text text) {
    return Diagnostic.warning("secret-in-clear", "a token or key is written here in clear")
        .detail(
            "Take it out of the file and revoke it. Keep it in a secret scope, and refer to it as"
                + " {{secrets/scope/key}}.")
        .at(at)
        .in(text.span());
  }
}
