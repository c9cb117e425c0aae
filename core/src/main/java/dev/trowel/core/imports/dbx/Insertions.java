package dev.trowel.core.imports.dbx;

import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.Literals;
import dev.trowel.core.imports.part.Made;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What dbx puts into a deployment file before it reads it, as variables of the bundle.
final class Insertions {

  private static final Pattern NAMED =
      Pattern.compile(
          "\\{\\{-?\\s*(?:env|var)\\s*(?:\\[\\s*['\"](\\w+)['\"]\\s*]|\\.(\\w+))\\s*-?}}"
              + "|\\$\\{env:(\\w+)}");

  private static final Pattern COMMENT = Pattern.compile("(?s)\\{#.*?#}");
  private static final Pattern OTHER = Pattern.compile("\\{%|\\{\\{");

  private static final Pattern LIVE = Pattern.compile("\\$\\{[A-Za-z][^{}\\s]{0,200}}");

  private final Notes notes;
  private Mapping variables = Made.mapping();

  /// @param notes takes what means something else in a bundle
  Insertions(Notes notes) {
    this.notes = notes;
  }

  /// The tree of the file with references in the place of insertions.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `import-input` when it is more of a program
  ///   than that
  Value tree(InputFile file) {
    String text = file.text();
    boolean renders = file.lastName().endsWith(".j2");
    if (renders) {
      text = COMMENT.matcher(text).replaceAll(each -> each.group().replaceAll("[^\n]+", ""));
    }
    tell(file.name(), text);
    text = NAMED.matcher(text).replaceAll(this::reference);
    Matcher other = OTHER.matcher(text);
    if (renders && other.find()) {
      throw Notes.unusable(
          place(file.name(), text, other.start()),
          "this file is a program of Jinja",
          "Render it first, and import what comes out; only env and var are understood.");
    }
    return file.tree(text.getBytes(StandardCharsets.UTF_8));
  }

  /// What is a text to dbx, and a reference to a bundle.
  private void tell(String file, String text) {
    LIVE.matcher(text)
        .results()
        .forEach(each -> Literals.tell(place(file, text, each.start()), each.group(), notes));
  }

  private String reference(MatchResult found) {
    String name = "";
    for (int i = 1; i <= found.groupCount(); i++) {
      name = found.group(i) == null ? name : found.group(i);
    }
    String variable = name.toLowerCase(Locale.ROOT);
    variables =
        variables.with(
            variable,
            Made.mapping("description", Made.text("What dbx read from %s.".formatted(name))));
    return Matcher.quoteReplacement("${var." + variable + "}");
  }

  private static Span place(String file, String text, int at) {
    int line = (int) text.substring(0, at).chars().filter(each -> each == '\n').count() + 1;
    return Span.at(file, line, at - text.lastIndexOf('\n', at - 1));
  }

  /// The variables that stand in for insertions.
  Mapping variables() {
    return variables;
  }
}
