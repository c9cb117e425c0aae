package dev.trowel.schema.interpolate;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Part;
import dev.trowel.schema.value.Part.Literal;
import dev.trowel.schema.value.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes `/Workspace` away in front of references that begin with it by themselves (format.md 2.7).
final class WorkspacePrefix {

  private static final String PREFIX = "/Workspace";
  private static final Set<Path> PATHS =
      Stream.of("root_path", "file_path", "artifact_path", "state_path", "resource_path")
          .map(field -> Path.of("workspace", field))
          .collect(Collectors.toUnmodifiableSet());

  private WorkspacePrefix() {}

  /// The parts without doubled prefixes; the same list when there are none.
  static List<Part> strip(List<Part> parts, Span place, Diagnostics diagnostics) {
    List<Part> stripped = new ArrayList<>(parts);
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i) instanceof Reference(Path path)
          && PATHS.contains(path)
          && parts.get(i - 1) instanceof Literal(String text)
          && headOf(text) >= 0) {
        stripped.set(i - 1, new Literal(text.substring(0, headOf(text))));
      }
    }
    if (stripped.equals(parts)) {
      return parts;
    }
    stripped.remove(new Literal(""));
    diagnostics.add(warning(parts, stripped, place));
    return stripped;
  }

  private static int headOf(String text) {
    String end = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return end.endsWith(PREFIX) ? end.length() - PREFIX.length() : -1;
  }

  private static Diagnostic warning(List<Part> written, List<Part> better, Span place) {
    String text = Reference.print(written);
    return Diagnostic.warning("workspace-prefix-doubled", "/Workspace is written twice in " + text)
        .detail(
            "Paths of the workspace section begin with /Workspace already. Write "
                + Reference.print(better)
                + " instead; it was read that way.")
        .in(place);
  }
}
