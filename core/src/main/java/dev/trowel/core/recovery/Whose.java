package dev.trowel.core.recovery;

import dev.trowel.core.state.Author;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a deployment that was cut off is called.
final class Whose {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Whose() {}

  /// Such as `interrupted deployment of ann (https://ci/42) at 2026-11-21 12:04 UTC`.
  static String text(Author by, Instant at) {
    String where =
        Stream.of(by.ciRun(), by.ciRun().isEmpty() ? by.host() : "")
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining());
    String user = by.user().isEmpty() ? "somebody" : by.user();
    return "interrupted deployment of %s%s at %s"
        .formatted(user, where.isEmpty() ? "" : " (" + where + ")", TIME.format(at));
  }
}
