package dev.trowel.schema.source;

import java.util.regex.Pattern;

/// How tokens and keys look that need no name beside them to be known as such.
public final class Credentials {

  /// Databricks' tokens, access keys of AWS, tokens of GitHub, private keys.
  public static final Pattern WRITTEN =
      Pattern.compile(
          "\\bdapi[0-9a-f]{32}(?:-\\d)?\\b|\\bdose[0-9a-f]{32}\\b|\\bAKIA[0-9A-Z]{16}\\b"
              + "|\\bgh[pousr]_[A-Za-z0-9]{36,}\\b|-----BEGIN [A-Z ]*PRIVATE KEY-----");

  private Credentials() {}
}
