package dev.trowel.core.lease;

import dev.trowel.core.state.Author;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who has the turn, as he says himself.
///
/// @param author who, and from where
/// @param since when he took it, by his clock; `""` when unknown
/// @param phase what he does
/// @param lastSign when he gave the last sign of life, by his clock; `""` when unknown
public record Holder(Author author, String since, String phase, String lastSign) {

  private static final int COMMIT = 12;

  static Holder of(Claim claim) {
    return new Holder(claim.author(), claim.since(), claim.life().phase(), claim.life().at());
  }

  /// Such as `ann@example.com (build-7, https://ci.example.com/4711)`.
  public String who() {
    String from =
        Stream.of(author.host(), author.ciRun())
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(", "));
    return author.user() + (from.isEmpty() ? "" : " (" + from + ")");
  }

  /// Such as `applying 12 of 40, last sign of life at 2026-08-01T10:02:33Z`.
  public String doing() {
    String sign = lastSign.isEmpty() ? "" : "last sign of life at " + second(lastSign);
    return Stream.of(phase, sign).filter(each -> !each.isEmpty()).collect(Collectors.joining(", "));
  }

  /// Where it runs and how far it is, a line each.
  List<String> lines() {
    return Stream.of(
            line("host    ", author.host()),
            line("process ", number()),
            line("CI run  ", author.ciRun()),
            line("commit  ", commit()),
            line("since   ", second(since)),
            line("phase   ", phase),
            line("last sign of life ", second(lastSign)))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /// A clock may tell billionths, which only make lines long.
  private static String second(String instant) {
    return instant.replaceFirst("\\.\\d+Z$", "Z");
  }

  private String commit() {
    String commit = author.commit();
    String sha = commit.length() > COMMIT ? commit.substring(0, COMMIT) : commit;
    return sha + (author.branch().isEmpty() || sha.isEmpty() ? "" : " on " + author.branch());
  }

  /// The rest of what tells processes apart tells people nothing.
  private String number() {
    String[] parts = author.process().split("/", -1);
    return parts.length == 4 ? parts[2] : "";
  }

  private static String line(String name, String value) {
    return value.isEmpty() ? "" : name + value;
  }
}
