package dev.trowel.app.console;

import dev.trowel.schema.source.Credentials;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what looks like a credential in a line of a file that is about to be shown.
final class Mask {

  /// What is shown instead.
  static final String HIDDEN = "••••";

  /// A name and all up to its value, which for a variable is its default; an anchor and a tag are
  /// no values.
  private static final Pattern NAMED =
      Pattern.compile(
          Credentials.NAME
              + "[\"']?\\s*+[:=]\\s*+(?:\\{[^}]{0,200}?\\b(?:default|value)[\"']?:\\s*+)?"
              + "(?:[&!]\\S*+\\s++)*+(?=[^\\s{|>*#])",
          Pattern.CASE_INSENSITIVE);

  /// An option whose value is the next word, or the next text of a list.
  private static final Pattern OPTION =
      Pattern.compile(
          "--[\\w-]{0,60}" + Credentials.NAME + "(?:[\"']\\s*+,\\s*+|\\s++)(?=[^\\s-])",
          Pattern.CASE_INSENSITIVE);

  /// What is a credential by its form; where there is a group, the group.
  private static final List<Pattern> WRITTEN =
      List.of(
          Credentials.WRITTEN,
          Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END[A-Z ]*-----|$)"),
          Pattern.compile("://[^/\\s:@]{0,200}:([^/\\s@]++)@"),
          Pattern.compile("\\beyJ[\\w-]{10,}+\\.[\\w-]++(?:\\.[\\w-]*+)?"),
          Pattern.compile("\\bxox[a-z]-[\\w-]{10,}+"),
          Pattern.compile("(?i)[?&;](?:sig|AccountKey|SharedAccessKey)=([^&;\\s\"']++)"),
          Pattern.compile("(?i)\\bbearer\\s++([\\w.~+/=-]{8,}+)"),
          Pattern.compile(
              "^[\\s-]*+((?=\\S*\\d)(?=\\S*[A-Z])(?=\\S*[a-z])[A-Za-z0-9+/=]{40,}+)\\s*$"));

  /// What stands for a value that is written elsewhere, and no value at all.
  private static final Pattern REFERENCE =
      Pattern.compile("(?:\\$\\{[^}]*}|\\{\\{[^}]*}}|null|~|true|false)?");

  private Mask() {}

  /// A sentence about a bundle, without what is a credential by its form.
  static String words(String text) {
    return Credentials.areIn(text) ? Credentials.WRITTEN.matcher(text).replaceAll(HIDDEN) : text;
  }

  /// A line of a file, without what looks like a credential.
  static String line(String line) {
    BitSet hidden = of(line);
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (!hidden.get(i)) {
        shown.append(line.charAt(i));
      } else if (i == 0 || !hidden.get(i - 1)) {
        shown.append(HIDDEN);
      }
    }
    return shown.toString();
  }

  /// The characters of `line` that are not shown.
  static BitSet of(String line) {
    BitSet hidden = new BitSet();
    WRITTEN.forEach(pattern -> {
      Matcher found = pattern.matcher(line);
      while (found.find()) {
        int group = found.groupCount();
        hidden.set(found.start(group), found.end(group));
      }
    });
    values(NAMED.matcher(line), line, hidden);
    values(OPTION.matcher(line), line, hidden);
    return hidden;
  }

  private static void values(Matcher name, String line, BitSet hidden) {
    int from = 0;
    while (from < line.length() && name.find(from)) {
      int start = name.end();
      char first = line.charAt(start);
      boolean plain = first != '"' && first != '\'' && first != '[';
      int open = plain ? start : start + 1;
      int close = plain ? plainEnd(line, open) : end(line, open, first == '[' ? ']' : first);
      if (!REFERENCE.matcher(line.substring(open, close).strip()).matches()) {
        hidden.set(open, close);
      }
      from = Math.max(close, start + 1);
    }
  }

  /// Of a quoted text, or of a list.
  private static int end(String line, int start, char last) {
    for (int i = start; i < line.length(); i++) {
      boolean twice = last == '\'' && line.startsWith("''", i);
      if (twice || (line.charAt(i) == '\\' && last == '"')) {
        i++;
      } else if (line.charAt(i) == last) {
        return i;
      }
    }
    return line.length();
  }

  /// A plain value ends at a comment; in a collection on one line also where the next thing begins.
  private static int plainEnd(String line, int start) {
    boolean collected = line.lastIndexOf('{', start) >= 0 || line.lastIndexOf('[', start) >= 0;
    int from = line.startsWith("${", start) ? Math.max(line.indexOf('}', start), start) + 1 : start;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean comment = c == '#' && Character.isWhitespace(line.charAt(i - 1));
      if (comment || (collected && (c == ',' || c == '}' || c == ']'))) {
        return i;
      }
    }
    return line.length();
  }
}
