package dev.trowel.schema.load;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A file called `x.job.yml` holds one job and nothing else (format.md 7).
final class FileNameRule {

  private FileNameRule() {}

  static void check(String file, Value tree, Diagnostics diagnostics) {
    Optional<String> kind = kindOf(file);
    if (kind.isEmpty()) {
      return;
    }
    List<Found> found = ResourceNames.in(tree);
    boolean one =
        found.stream().map(Found::key).distinct().count() <= 1
            && found.stream().allMatch(each -> each.key().kind().equals(kind.get()));
    if (!one) {
      diagnostics.add(recommendation(file, kind.get(), found));
    }
  }

  private static Optional<String> kindOf(String file) {
    return Schemas.kinds().stream().filter(kind -> extension(file, kind).isPresent()).findFirst();
  }

  private static Optional<String> extension(String file, String kind) {
    return Stream.of(".yml", ".yaml")
        .map(end -> "." + Schemas.singular(kind) + end)
        .filter(file::endsWith)
        .findFirst();
  }

  private static Diagnostic recommendation(String file, String kind, List<Found> found) {
    String singular = Schemas.singular(kind).replace('_', ' ');
    Diagnostic diagnostic =
        Diagnostic.recommendation(
                "file-name",
                "define a single "
                    + singular
                    + " in a file with the "
                    + extension(file, kind).orElseThrow()
                    + " extension.")
            .detail(
                found.stream()
                    .map(Found::key)
                    .map(key -> "  - " + key.name() + " (" + Schemas.singular(key.kind()) + ")")
                    .distinct()
                    .sorted()
                    .collect(
                        Collectors.joining(
                            "\n",
                            "The following resources are defined or configured in this file:\n",
                            "\n")));
    for (Found each : sorted(found)) {
      diagnostic = diagnostic.at(each.path()).in(each.entry().value().span());
    }
    return diagnostic;
  }

  private static List<Found> sorted(List<Found> found) {
    return found.stream().sorted(Comparator.comparing(Found::path)).toList();
  }
}
