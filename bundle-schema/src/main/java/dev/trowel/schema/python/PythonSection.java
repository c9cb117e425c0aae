package dev.trowel.schema.python;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;

/// The `python` section of a bundle (format.md 2.2).
///
/// @param path where it stands: at the top, or in the old place below `experimental`
/// @param written what it says
public record PythonSection(Path path, Mapping written) {

  private static final String CODE = "python-section";
  private static final String NAME = "python";
  private static final Path NEW = Path.of(NAME);
  private static final Path OLD = Path.of("experimental", NAME);
  private static final Path OLDEST = Path.of("experimental", "pydabs");

  /// The section of `tree`; empty when the bundle has no Python code.
  public static Optional<PythonSection> of(Mapping tree) {
    return at(tree, NEW).or(() -> at(tree, OLD));
  }

  private static Optional<PythonSection> at(Mapping tree, Path path) {
    return Values.find(tree, path) instanceof Mapping written && !written.entries().isEmpty()
        ? Optional.of(new PythonSection(path, written))
        : Optional.empty();
  }

  /// Whether functions of Python may add resources to those that the files define.
  public static boolean addsResources(Mapping tree) {
    return of(tree).filter(each -> !each.functions(Phase.LOAD_RESOURCES).isEmpty()).isPresent();
  }

  /// Reports a section in the wrong place, or in two.
  public static void check(Mapping tree, Diagnostics diagnostics) {
    Value oldest = Values.find(tree, OLDEST);
    if (oldest != null) {
      diagnostics.add(
          Diagnostic.error(CODE, "experimental.pydabs is not supported any more")
              .detail("List your functions in the section python instead.")
              .at(OLDEST)
              .in(oldest.span()));
    }
    at(tree, OLD).ifPresent(old -> diagnostics.add(oldPlace(old, at(tree, NEW))));
  }

  private static Diagnostic oldPlace(PythonSection old, Optional<PythonSection> current) {
    return current
        .map(section ->
            Diagnostic.error(CODE, "both python and experimental.python are there")
                .detail("Keep the section python, and take the other away.")
                .at(OLD)
                .in(old.written().span())
                .in(section.written().span()))
        .orElseGet(() ->
            Diagnostic.warning(CODE, "experimental.python is now called python")
                .detail("Move the section to the top level; the old place goes on working.")
                .at(OLD)
                .in(old.written().span()));
  }

  /// The functions that run in `phase`, as `package.module:function`.
  List<Text> functions(Phase phase) {
    return Values.items(written, phase.field()).stream()
        .filter(Text.class::isInstance)
        .map(Text.class::cast)
        .toList();
  }

  /// The folder of the virtual environment, as written.
  Optional<String> venvPath() {
    return Optional.of(Values.textOrEmpty(written, "venv_path")).filter(path -> !path.isEmpty());
  }

  /// Where the functions of `phase` are listed.
  Span place(Phase phase) {
    return place(phase.field()).orElse(written.span());
  }

  /// Where a field of the section is written; empty when it is not.
  Optional<Span> place(String field) {
    return Optional.ofNullable(written.get(field)).map(Value::span);
  }
}
