package dev.trowel.app.console;

import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `validate` prints (format.md 1.3).
public final class ValidatePrinter {

  private ValidatePrinter() {}

  /// The bundle's header and how many findings there are.
  ///
  /// @param bundle empty when errors left none
  public static String text(Optional<Bundle> bundle, List<Diagnostic> diagnostics) {
    return bundle.map(known -> BundleHeader.of(known) + "\n").orElse("") + trailer(diagnostics);
  }

  /// The resolved tree, keys sorted.
  public static String incumbentJson(Bundle bundle) {
    return JsonText.of(json -> ValueJson.write(json, bundle.tree()));
  }

  /// The envelope around the resolved tree.
  public static String nativeJson(Optional<Bundle> bundle, List<Diagnostic> diagnostics) {
    return Envelope.of(
        "validate",
        json -> {
          if (bundle.isPresent()) {
            ValueJson.write(json, bundle.get().tree());
          } else {
            json.writeNull();
          }
        },
        diagnostics);
  }

  private static String trailer(List<Diagnostic> diagnostics) {
    List<String> found = new ArrayList<>();
    add(found, diagnostics, Severity.ERROR, "error");
    add(found, diagnostics, Severity.WARNING, "warning");
    add(found, diagnostics, Severity.RECOMMENDATION, "recommendation");
    return found.isEmpty() ? "Validation OK!\n" : "Found " + joined(found) + "\n";
  }

  private static void add(
      List<String> found, List<Diagnostic> diagnostics, Severity severity, String noun) {
    long count = diagnostics.stream().filter(each -> each.severity() == severity).count();
    if (count > 0) {
      found.add(count + " " + noun + (count == 1 ? "" : "s"));
    }
  }

  private static String joined(List<String> parts) {
    return switch (parts.size()) {
      case 1 -> parts.getFirst();
      case 2 -> parts.getFirst() + " and " + parts.getLast();
      default -> String.join(", ", parts.subList(0, parts.size() - 1)) + ", and " + parts.getLast();
    };
  }
}
