package dev.trowel.core.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The version of a wheel that is new with every build: `<base>+<nanoseconds>` (format.md 2.9).
final class DynamicVersion {

  private DynamicVersion() {}

  /// The version of `wheel`, whose own one is `version`, by the time it was written.
  static String of(String version, Path wheel) throws IOException {
    int plus = version.indexOf('+');
    String base = plus < 0 ? version : version.substring(0, plus);
    return base + "+" + Files.getLastModifiedTime(wheel).to(TimeUnit.NANOSECONDS);
  }
}
