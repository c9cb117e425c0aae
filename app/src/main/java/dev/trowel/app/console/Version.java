package dev.trowel.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.trowel.core.state.Compatible;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Which release this is.
public final class Version {

  private Version() {}

  /// What `databricks version` prints: the version that scripts compare, and who really answers.
  public static String compatible() {
    return "Databricks CLI v" + Compatible.VERSION + " (Trowel " + text() + ")";
  }

  /// The version of the build, such as `0.1.0`.
  public static String text() {
    String resource = "/dev/trowel/app/version.txt";
    try (InputStream in = requireNonNull(Version.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
