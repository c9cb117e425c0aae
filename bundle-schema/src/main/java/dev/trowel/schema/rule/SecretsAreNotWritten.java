package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Credentials;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;

/// No text of a bundle has the form of a token or key: what is written there is read by all who can
/// read the files, the plan and the workspace's copy.
final class SecretsAreNotWritten implements Rule {

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    value(Path.ROOT, bundle.tree(), diagnostics);
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
