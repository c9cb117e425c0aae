package dev.trowel.app.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The pages that explain codes, `docs/diagnostics/<code>.md`, which come with the program.
final class Pages {

  private Pages() {}

  /// The page of a code without its heading; empty where there is none.
  static Optional<String> of(String code) {
    String resource = "/dev/trowel/app/diagnostics/" + code + ".md";
    try (InputStream in = Pages.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), UTF_8))
              .map(page -> page.substring(page.indexOf('\n') + 1).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The first sentence of a page, without marks of code.
  static String sentence(String page) {
    String paragraph = page.lines().findFirst().orElse("");
    int end = paragraph.indexOf(". ");
    return (end < 0 ? paragraph : paragraph.substring(0, end + 1)).replace("`", "");
  }
}
