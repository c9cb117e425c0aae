package dev.trowel.core.state;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The incumbent's release whose files we write and read (format.md 4.1).
public final class Compatible {

  /// The `cli_version` in every file that both tools share.
  public static final String VERSION = "1.14.0";

  /// The `state_version` we write.
  static final int STATE_VERSION = 2;

  private static final Pattern RELEASE = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9}).*");

  private Compatible() {}

  /// Whether `version`, a `cli_version`, is of a later release than [#VERSION]; what is no version
  /// of a release is not.
  public static boolean isNewer(String version) {
    return Arrays.compare(numbers(version), numbers(VERSION)) > 0;
  }

  private static int[] numbers(String version) {
    Matcher release = RELEASE.matcher(version);
    return release.matches()
        ? IntStream.rangeClosed(1, 3).map(i -> Integer.parseInt(release.group(i))).toArray()
        : new int[0];
  }
}
