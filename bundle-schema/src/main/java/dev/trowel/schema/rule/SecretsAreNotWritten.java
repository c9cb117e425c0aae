package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.regex.Pattern;

/// No text of a bundle has the form of a token or key: what is written there is read by all who can
/// read the files, the plan and the workspace's copy.
final class SecretsAreNotWritten implements Rule {

  /// Databricks' tokens, access keys of AWS, tokens of GitHub, GitLab and Slack, keys of Google,
  /// private keys, addresses of databases and of Azure's storage that carry what logs in.
  private static final Pattern SECRET =
      Pattern.compile(
          "\\bdapi[0-9a-f]{32}(-\\d)?\\b|\\bdose[0-9a-f]{32}\\b|\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"
              + "|\\bgh[pousr]_[A-Za-z0-9]{36,}\\b|\\bgithub_pat_[A-Za-z0-9_]{60,}\\b"
              + "|\\bglpat-[A-Za-z0-9_-]{20,}\\b|\\bxox[abprs]-[A-Za-z0-9-]{20,}"
              + "|\\bAIza[A-Za-z0-9_-]{35}\\b"
              + "|-----BEGIN [A-Z ]*PRIVATE KEY-----"
              + "|\\bjdbc:[a-z0-9]+:[^\\s]*[;?&](?i:password|pwd)=(?![{$<*])[^;&\\s]{4,}"
              + "|\\b[a-z][a-z0-9+]{2,}://[^\\s/:@$]+:(?![{$<*])[^\\s/:@$]{4,}@"
              + "|[?&]sig=[A-Za-z0-9%/+]{40,}"
              + "|\\bAccountKey=[A-Za-z0-9+/]{80,}={0,2}");

  @Override
  public void check(Bundle bundle, Diagnostics diagnostics) {
    value(Path.ROOT, bundle.tree(), diagnostics);
  }

  private static void value(Path at, Value value, Diagnostics diagnostics) {
    switch (value) {
      case Text text when text.span().isWritten() && SECRET.matcher(text.text()).find() ->
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
