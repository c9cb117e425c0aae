package dev.trowel.app.console;

import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What `validate` prints (format.md 1.3).
public final class ValidatePrinter {

  private ValidatePrinter() {}

  /// The bundle's header and how many findings there are.
  ///
  /// @param bundle empty when errors left none
  public static String text(Optional<Bundle> bundle, Findings findings) {
    return bundle.map(known -> BundleHeader.of(known) + "\n").orElse("")
        + trailer(findings)
        + allowed(findings);
  }

  /// As [#text], for several targets of one bundle.
  ///
  /// @param bundles by target; empty where errors left none
  public static String text(SequencedMap<String, Optional<Bundle>> bundles, Findings findings) {
    if (bundles.isEmpty()) {
      return trailer(findings) + allowed(findings);
    }
    if (bundles.size() == 1) {
      return text(bundles.firstEntry().getValue(), findings);
    }
    String name =
        bundles.values().stream()
            .flatMap(Optional::stream)
            .findFirst()
            .map(bundle -> "Name: " + bundle.name() + "\n")
            .orElse("");
    String targets = "Targets: " + String.join(", ", bundles.sequencedKeySet()) + "\n";
    return name + targets + "\n" + trailer(findings) + allowed(findings);
  }

  /// The resolved tree, keys sorted, and behind it one key that the incumbent does not have, with
  /// the findings.
  public static String incumbentJson(Bundle bundle, Findings findings) {
    return JsonText.of(json -> {
      json.writeStartObject();
      ValueJson.writeFields(json, bundle.tree());
      json.writeObjectFieldStart("trowel");
      json.writeNumberField("version", DiagnosticJson.VERSION);
      DiagnosticJson.write(json, findings);
      json.writeEndObject();
      json.writeEndObject();
    });
  }

  /// The envelope around the resolved tree of each target.
  ///
  /// @param bundles by target; empty where errors left none
  public static String nativeJson(
      SequencedMap<String, Optional<Bundle>> bundles, Findings findings) {
    return Envelope.of(
        "validate",
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("targets");
          for (var each : bundles.entrySet()) {
            json.writeFieldName(each.getKey());
            if (each.getValue().isPresent()) {
              ValueJson.write(json, each.getValue().get().tree());
            } else {
              json.writeNull();
            }
          }
          json.writeEndObject();
          json.writeEndObject();
        },
        findings);
  }

  /// How many findings there are, in words: `2 errors and 1 warning`, or `no findings`.
  public static String counts(Findings findings) {
    List<String> found = new ArrayList<>();
    add(found, findings.count(Severity.ERROR), "error");
    add(found, findings.count(Severity.WARNING), "warning");
    add(found, findings.count(Severity.RECOMMENDATION), "recommendation");
    return found.isEmpty() ? "no findings" : joined(found);
  }

  /// How many of them `--fix` may mend; `""` for none.
  public static String fixable(Findings findings) {
    long count =
        findings.list().stream().filter(each -> each.diagnostic().fix().isPresent()).count();
    if (count == 0) {
      return "";
    }
    return "--fix can mend " + (findings.list().size() == 1 ? "it" : count + " of them") + "\n";
  }

  private static String trailer(Findings findings) {
    return findings.list().isEmpty() ? "Validation OK!\n" : "Found " + counts(findings) + "\n";
  }

  private static String allowed(Findings findings) {
    int count = findings.allowed().size();
    String noun = count == 1 ? " finding" : " findings";
    return count == 0 ? "" : count + noun + " allowed in the files\n";
  }

  private static void add(List<String> found, long count, String noun) {
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
