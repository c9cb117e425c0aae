package dev.trowel.core.build;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a wheel: `dist-version[-build]-python-abi-platform.whl` (PEP 427).
///
/// @param tags what follows the version, without `.whl`
record WheelName(String dist, String version, String tags) {

  private static final Pattern FORM =
      Pattern.compile("([^-]+)-([^-]+)-((?:[^-]+-)?[^-]+-[^-]+-[^-]+)\\.whl");

  /// What the name of `file` says; empty when it is no wheel's.
  static Optional<WheelName> of(Path file) {
    Matcher matcher = FORM.matcher(String.valueOf(file.getFileName()));
    return matcher.matches()
        ? Optional.of(new WheelName(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  WheelName withVersion(String other) {
    return new WheelName(dist, other, tags);
  }

  /// Equal for wheels that differ in their version only.
  String series() {
    return dist.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-") + " " + tags;
  }

  /// The name of the file.
  @Override
  public String toString() {
    return dist + "-" + version + "-" + tags + ".whl";
  }
}
