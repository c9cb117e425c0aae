package dev.trowel.app.command;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import java.util.List;
import java.util.Set;

/// Where the native spelling refuses what the incumbent only warns of: the workspace would refuse
/// it, or would never get to see it.
final class Strict {

  private static final String TYPE = "wrong-type";
  private static final String REQUIRED = "required-field-missing";
  private static final Set<String> REFUSED = Set.of(TYPE, REQUIRED);
  private static final Path RESOURCES = Path.of("resources");
  private static final String NOTHING = "found null";

  private Strict() {}

  /// What was read, with errors for the settings of resources that cannot be sent as written, each
  /// once.
  static Read judged(Read read) {
    List<Path> dropped =
        read.diagnostics().stream()
            .filter(each -> each.code().equals(TYPE) && isRefused(each))
            .flatMap(each -> each.paths().stream())
            .toList();
    return read.with(
        read.diagnostics().stream()
            .filter(each -> dropped.stream().noneMatch(field -> isMissing(field, each)))
            .map(each -> isRefused(each) ? each.as(Severity.ERROR) : each)
            .toList());
  }

  /// Whether `found` misses the field, which is there and was left out for its wrong type.
  private static boolean isMissing(Path field, Diagnostic found) {
    return found.code().equals(REQUIRED)
        && field.length() > 0
        && field.steps().getLast() instanceof Path.Field(String name)
        && found.paths().contains(field.parent())
        && found.summary().contains("\"" + name + "\"");
  }

  /// A key without a value says as much as no key, so nothing is lost with it.
  private static boolean isRefused(Diagnostic found) {
    return REFUSED.contains(found.code())
        && found.severity() == Severity.WARNING
        && found.paths().stream().anyMatch(Strict::isOfResource)
        && !found.summary().endsWith(NOTHING);
  }

  /// Also below `targets.<name>`.
  private static boolean isOfResource(Path path) {
    return path.startsWith(RESOURCES) || (path.length() > 2 && path.from(2).startsWith(RESOURCES));
  }
}
