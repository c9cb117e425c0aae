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
    return "interrupted deployment of %s at %s".formatted(who(by), TIME.format(at));
  }

  /// Such as `ann (https://ci/42) since 2026-11-21 12:04 UTC`.
  static String since(Author by, Instant at) {
    return who(by) + " since " + TIME.format(at);
  }

  private static String who(Author by) {
    String where =
        Stream.of(by.ciRun(), by.ciRun().isEmpty() ? by.host() : "")
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining());
    String user = by.user().isEmpty() ? "somebody" : by.user();
    return user + (where.isEmpty() ? "" : " (" + where + ")");
  }
}
