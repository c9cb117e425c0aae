package dev.trowel.core.imports.recipe;

import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The places of a recipe that profiles fill.
final class Placeholders {

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^}|]*?)\\s*(\\|[^}]*)?}}");
  private static final Pattern NAME = Pattern.compile("\\w+");

  private final InputFile file;
  private final String text;

  Placeholders(InputFile file) {
    this.file = file;
    this.text = file.text();
  }

  /// Refuses a file that is no recipe.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `import-input`, or `syntax`
  void check() {
    // As wide as what it stands in for, so that places stay right.
    String plain =
        PLACE.matcher(text).replaceAll(each -> "'" + ".".repeat(each.group().length() - 2) + "'");
    Value tree = file.tree(quoted(plain).getBytes(StandardCharsets.UTF_8));
    if (Values.text(tree, "recipe") == null) {
      throw Notes.unusable(
          Span.at(file.name(), 1, 1),
          file.name() + " is no recipe",
          "A recipe says which one it is, such as `recipe: regression/v1`.");
    }
  }

  /// Within quotes there is nothing to quote.
  private static String quoted(String plain) {
    return plain.lines().map(Placeholders::line).reduce("", (a, b) -> a + b + "\n");
  }

  private static String line(String line) {
    return line.replaceAll("\"([^\"']*)'(\\.+)'([^\"']*)\"", "\"$1.$2.$3\"");
  }

  /// Tells which names a profile lacks.
  void compare(List<Profile> profiles, Notes notes) {
    Map<String, Span> places = new LinkedHashMap<>();
    Matcher found = PLACE.matcher(text);
    while (found.find()) {
      boolean isOptional = found.group(2) != null && found.group(2).contains("default");
      if (!isOptional && NAME.matcher(found.group(1)).matches()) {
        places.putIfAbsent(found.group(1), place(found.start(), found.group().length()));
      }
    }
    places.forEach((name, place) -> {
      for (Profile each : profiles) {
        if (Values.find(each.tree(), name) == null) {
          notes.check(
              place,
              "the profile %s says nothing of %s".formatted(each.file().stem(), name),
              "The recipe fails with this profile: write the value into " + each.file().name());
        }
      }
    });
  }

  private Span place(int at, int length) {
    int line = (int) text.substring(0, at).chars().filter(each -> each == '\n').count() + 1;
    int column = at - text.lastIndexOf('\n', at - 1);
    return new Span(file.name(), line, column, line, column + length);
  }
}
