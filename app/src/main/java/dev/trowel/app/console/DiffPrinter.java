package dev.trowel.app.console;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.compare.Contrast;
import dev.trowel.schema.compare.Contrast.Side;
import dev.trowel.schema.compare.Contrast.Why;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// What differs between two targets: a heading for each resource, a line for each field, and where
/// each side was written.
public final class DiffPrinter {

  private static final String FIELD = "    ";
  private static final String DEEPER = "        ";
  private static final String NOTHING = "nothing";

  /// How much of what is the same in two long values is shown before they differ.
  private static final int CONTEXT = 16;

  private final String one;
  private final String other;
  private final List<Contrast> contrasts;

  public DiffPrinter(Bundle one, Bundle other, List<Contrast> contrasts) {
    this(one.target(), other.target(), contrasts);
  }

  /// @param one what the first side is called
  /// @param other what the second side is called
  DiffPrinter(String one, String other, List<Contrast> contrasts) {
    this.one = one;
    this.other = other;
    this.contrasts = List.copyOf(contrasts);
  }

  /// The text.
  ///
  /// @param all whether to show also what only follows from folders and prefixes
  public String text(boolean all) {
    StringBuilder text = new StringBuilder();
    groups(all).forEach((heading, each) -> group(heading, each, text));
    if (!all) {
      folded(Why.FOLDER, "path", "another folder", text);
      folded(Why.PREFIX, "name", "another prefix", text);
    }
    return text.append(sum(all)).toString();
  }

  /// By heading; what several resources have in common stands under all their names.
  private SequencedMap<String, List<Contrast>> groups(boolean all) {
    List<Contrast> shown =
        contrasts.stream().filter(each -> all || each.why() == Why.CONTENT).toList();
    Map<String, SequencedSet<String>> common = new HashMap<>();
    shown.forEach(each ->
        common.computeIfAbsent(said(each), _ -> new LinkedHashSet<>()).add(heading(each.path())));
    SequencedMap<String, List<Contrast>> groups = new LinkedHashMap<>();
    for (Contrast each : shown) {
      SequencedSet<String> headings = common.getOrDefault(said(each), new LinkedHashSet<>());
      if (headings.isEmpty() || headings.getFirst().equals(heading(each.path()))) {
        groups.computeIfAbsent(String.join(", ", headings), _ -> new ArrayList<>()).add(each);
      }
    }
    return groups;
  }

  /// All that is said of a difference, but for the resource that has it.
  private static String said(Contrast contrast) {
    boolean whole = isWhole(contrast);
    StringBuilder text = new StringBuilder(whole ? contrast.path().toString() : "");
    if (!whole) {
      field(contrast, text);
    }
    return (ResourceKey.in(contrast.path()).isPresent() ? "" : heading(contrast.path())) + text;
  }

  /// Whether it is a resource that only one target has.
  private static boolean isWhole(Contrast contrast) {
    return contrast.path().length() == ResourceKey.STEPS
        && ResourceKey.in(contrast.path()).isPresent();
  }

  /// The resource, or the section.
  private static String heading(Path path) {
    return ResourceKey.in(path).map(ResourceKey::toString).orElseGet(() -> path.to(1).toString());
  }

  private void group(String heading, List<Contrast> contrasts, StringBuilder text) {
    Contrast first = contrasts.getFirst();
    if (isWhole(first)) {
      text.append("only in ").append(first.one().isPresent() ? one : other);
      text.append(": ").append(heading).append('\n');
      if (isPlaced(first)) {
        text.append(FIELD).append(place(first.one().or(first::other))).append('\n');
      }
    } else {
      text.append(String.join("\n", Prose.wrapped(heading, Shown.WIDTH, Shown.WIDTH))).append('\n');
      contrasts.forEach(each -> field(each, text));
    }
    text.append('\n');
  }

  private static void field(Contrast contrast, StringBuilder text) {
    Path path = contrast.path();
    int from =
        ResourceKey.in(path).isPresent() ? ResourceKey.STEPS : Math.min(1, path.length() - 1);
    field(variable(path).orElse(path.from(from).toString()), contrast, text);
  }

  private static void field(String name, Contrast contrast, StringBuilder text) {
    String before = shown(contrast.one());
    String after = shown(contrast.other());
    String line = FIELD + name + ": " + before + " -> " + after;
    if (line.length() <= Shown.WIDTH) {
      text.append(line).append('\n');
    } else {
      text.append(FIELD).append(name).append(":\n");
      int width = Shown.WIDTH - DEEPER.length() - 3;
      int same = before.length() > width || after.length() > width ? common(before, after) : 0;
      text.append(DEEPER).append("   ").append(Shown.cut(tail(before, same), width)).append('\n');
      text.append(DEEPER).append("-> ").append(Shown.cut(tail(after, same), width)).append('\n');
    }
    if (isPlaced(contrast)) {
      places(contrast, text);
    }
  }

  /// How much of two long values need not be shown because it is the same.
  private static int common(String before, String after) {
    int same = 0;
    int end = Math.min(before.length(), after.length());
    while (same < end && before.charAt(same) == after.charAt(same)) {
      same++;
    }
    return Math.max(0, same - CONTEXT);
  }

  private static String tail(String text, int start) {
    return start == 0 ? text : "…" + text.substring(start);
  }

  /// `variables.x.value` is the variable `x`.
  private static Optional<String> variable(Path path) {
    return path.startsWith(Path.of("variables")) && path.length() >= ResourceKey.STEPS
        ? Optional.of(path.to(2).from(1).then(path.from(ResourceKey.STEPS)).toString())
        : Optional.empty();
  }

  /// Whether it is known where either side was written; of what was deployed once it is not.
  private static boolean isPlaced(Contrast contrast) {
    return Stream.of(contrast.one(), contrast.other())
        .flatMap(Optional::stream)
        .anyMatch(each -> !each.place().file().isEmpty());
  }

  private static void places(Contrast contrast, StringBuilder text) {
    String before = place(contrast.one());
    String after = place(contrast.other());
    boolean single = before.isEmpty() || after.isEmpty() || before.equals(after);
    String line = DEEPER + (single && before.isEmpty() ? after : before);
    if (!single && line.length() + after.length() + 4 <= Shown.WIDTH) {
      line += " -> " + after;
    } else if (!single) {
      line = DEEPER + "   " + before + "\n" + DEEPER + "-> " + after;
    }
    text.append(line).append('\n');
  }

  private static String shown(Optional<Side> side) {
    return side.map(each -> Shown.value(each.value())).orElse(NOTHING);
  }

  private static String place(Optional<Side> side) {
    return side.map(each -> Shown.place(each.place())).orElse("");
  }

  private void folded(Why why, String noun, String what, StringBuilder text) {
    List<Contrast> folded = contrasts.stream().filter(each -> each.why() == why).toList();
    if (folded.isEmpty()) {
      return;
    }
    Contrast first = folded.getFirst();
    String more = folded.size() == 1 ? noun + " has " : noun + "s have ";
    text.append(folded.size()).append(' ').append(more).append(what).append(" only, such as\n");
    field(first.path().toString(), first, text);
    text.append('\n');
  }

  private String sum(boolean all) {
    long content = contrasts.stream().filter(each -> all || each.why() == Why.CONTENT).count();
    long folded = contrasts.size() - content;
    String sides = one + " and " + other;
    if (contrasts.isEmpty()) {
      return sides + " do not differ\n";
    }
    String rest = folded == 0 ? "" : ", and " + folded + " of folder or prefix (--all shows them)";
    return "%s: %d difference%s%s\n".formatted(sides, content, content == 1 ? "" : "s", rest);
  }

  /// The envelope.
  public String json(List<Diagnostic> diagnostics) {
    return Envelope.of("diff", new DiffJson(one, other, contrasts)::write, diagnostics);
  }
}
