package dev.trowel.schema.source;

import java.util.regex.Pattern;

/// How tokens and keys look that need no name beside them to be known as such.
public final class Credentials {

  /// Databricks' tokens, access keys of AWS, tokens of GitHub, GitLab and Slack, keys of Google,
  /// private keys, addresses of databases and of Azure's storage that carry what logs in.
  public static final Pattern WRITTEN =
      Pattern.compile(
          "\\bdapi[0-9a-f]{32}(?:-\\d)?\\b|\\bdose[0-9a-f]{32}\\b|\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"
              + "|\\bgh[pousr]_[A-Za-z0-9]{36,}\\b|\\bgithub_pat_[A-Za-z0-9_]{60,}\\b"
              + "|\\bglpat-[A-Za-z0-9_-]{20,}\\b|\\bxox[abprs]-[A-Za-z0-9-]{20,}"
              + "|\\bAIza[A-Za-z0-9_-]{35}\\b|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----"
              + "|\\bjdbc:[a-z0-9]{2,20}:[^\\s]{0,500}[;?&](?i:password|pwd)=(?![{$<*])[^;&\\s]{4,}"
              + "|\\b[a-z][a-z0-9+]{2,20}://[^\\s/:@$]{1,200}:(?![{$<*])[^\\s/:@$]{4,200}@"
              + "|[?&]sig=[A-Za-z0-9%/+]{40,}|\\bAccountKey=[A-Za-z0-9+/]{80,}={0,2}");

  /// How names end whose values are credentials; letters of either case.
  public static final String NAME =
      "(?:pass(?:word|wd|phrase)|pwd|token|secret|credential|connection_?string"
          + "|(?:api|access|secret|private|account|encryption)_?(?:access_?)?key)";

  private static final Pattern NAMED =
      Pattern.compile(".*" + NAME + "(?:_plaintext)?", Pattern.CASE_INSENSITIVE);

  /// An address of one letter each with a password of four.
  private static final int SHORTEST = "abc://u:word@".length();

  private Credentials() {}

  /// Whether the text holds one.
  public static boolean areIn(String text) {
    return text.length() >= SHORTEST && WRITTEN.matcher(text).find();
  }

  /// Whether what stands under `name` is a credential.
  public static boolean isName(String name) {
    return NAMED.matcher(name.replace('-', '_')).matches();
  }
}
