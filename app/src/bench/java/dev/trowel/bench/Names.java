package dev.trowel.bench;

import java.util.List;

/// How what is measured is called in the [Ledger].
final class Names {

  static final String VERSION = "start/--version";
  static final String EXAMPLE = "start/validate of examples/taxi-fare, all its four targets";
  static final String TARGET = "start/validate of examples/taxi-fare, one target";
  static final String SMALL = "start/validate of 200 jobs (200 kB)";

  /// Before the name of what was run from the release archive, unpacked elsewhere.
  static final String UNPACKED = "unpacked ";

  static final String VALIDATE = "validate";
  static final String PLAN = "plan of nothing";
  static final String FIRST = "first deploy";
  static final String AGAIN = "unchanged deploy";
  static final String DESTROY = "destroy";

  /// The commands that are run over bundles of all sizes.
  static final List<String> GROWING = List.of(VALIDATE, PLAN, FIRST, AGAIN, DESTROY);

  static final String FILES_FIRST = "files/first deploy";
  static final String FILES_AGAIN = "files/unchanged deploy";
  static final String FILES_CLONE = "files/unchanged deploy from a fresh clone";
  static final String UPLOADS = "files/uploads of a fresh clone";

  /// How much else the machine did, as the system tells it, when measuring began.
  static final String LOAD = "machine/load";

  /// What machines are compared by.
  static final String JAVA = "machine/java -version";

  private Names() {}

  static String of(String command, int jobs) {
    return "growth/" + command + "/" + jobs;
  }

  /// Before the names of the packages in a profile.
  static String shares(String profile) {
    return "profile/" + profile + "/";
  }

  static String rounds(String command) {
    return "rounds/" + command;
  }
}
