package dev.trowel.schema.source;

import java.util.List;
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

  private static final List<String> ENDS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "pwd",
          "token",
          "secret",
          "credential",
          "string",
          "plaintext");

  private static final List<String> OWNERS_OF_KEYS =
      List.of("api", "access", "secret", "private", "account", "encryption");

  /// An address of one letter each with a password of four.
  private static final int SHORTEST = "abc://u:word@".length();

  /// The shortest token without any other character in it, an access key of AWS.
  private static final int SHORTEST_RUN = 20;

  /// One of them stands in each such token.
  private static final List<String> BEGINNINGS =
      List.of("dapi", "dose", "AKIA", "ASIA", "gh", "github_pat_", "glpat-", "xox", "AIza");

  private Credentials() {}

  /// Whether the text holds one.
  public static boolean areIn(String text) {
    return text.length() >= SHORTEST && mayBeIn(text) && WRITTEN.matcher(text).find();
  }

  /// Whether it is worth a closer look: the pattern tries a dozen words at each character, and a
  /// bundle is all texts without any.
  private static boolean mayBeIn(String text) {
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == '=' || (each == '@' && text.contains("://")) || dashes(text, i)) {
        return true;
      }
      run = isOfTokens(each) ? run + 1 : 0;
      if (run == SHORTEST_RUN && BEGINNINGS.stream().anyMatch(text::contains)) {
        return true;
      }
    }
    return false;
  }

  private static boolean dashes(String text, int at) {
    return text.charAt(at) == '-' && at > 0 && text.charAt(at - 1) == '-';
  }

  private static boolean isOfTokens(char each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9')
        || each == '_'
        || each == '-';
  }

  /// Whether what stands under `name` is a credential.
  public static boolean isName(String name) {
    return mayBeName(name) && NAMED.matcher(name.replace('-', '_')).matches();
  }

  /// Whether it ends as each alternative of [#NAME] does.
  private static boolean mayBeName(String name) {
    int length = name.length();
    return length >= 3
        && switch (name.charAt(length - 1)) {
          case 'd', 'D', 'e', 'E', 'n', 'N', 't', 'T', 'l', 'L', 'g', 'G' ->
              ENDS.stream().anyMatch(end -> endsWith(name, length, end));
          case 'y', 'Y' -> mayBeKey(name, length - "key".length());
          default -> false;
        };
  }

  /// @param end where `key` begins
  private static boolean mayBeKey(String name, int end) {
    char before = end > 0 ? name.charAt(end - 1) : ' ';
    int word = before == '_' || before == '-' ? end - 1 : end;
    return OWNERS_OF_KEYS.stream().anyMatch(owner -> endsWith(name, word, owner));
  }

  /// Whether `name` up to `to` ends with `end`, in letters of either case.
  private static boolean endsWith(String name, int to, String end) {
    return name.regionMatches(true, to - end.length(), end, 0, end.length());
  }
}
