package dev.trowel.core.sync;

import dev.trowel.schema.diagnostic.Diagnostics;

/// Which names a file may have in the workspace.
final class FileNames {

  private static final int LONGEST = 255;

  private FileNames() {}

  /// Whether the workspace takes a file of this path; says why not.
  static boolean isFine(String path, Diagnostics diagnostics) {
    String why = fault(path);
    if (!why.isEmpty()) {
      diagnostics.add(SyncProblem.badName(printable(path), why));
    }
    return why.isEmpty();
  }

  private static String fault(String path) {
    if (path.indexOf('\uFFFD') >= 0) {
      return "is not text in this machine's encoding (is LC_ALL set to a UTF-8 locale?)";
    }
    if (path.chars().anyMatch(Character::isISOControl)) {
      return "holds a control character";
    }
    if (path.indexOf('\\') >= 0) {
      return "holds a backslash";
    }
    for (String step : path.split("/", -1)) {
      if (step.length() > LONGEST) {
        return "has a part of more than " + LONGEST + " characters";
      }
    }
    return "";
  }

  private static String printable(String path) {
    StringBuilder text = new StringBuilder();
    path.chars().forEach(c -> text.append(Character.isISOControl(c) ? '?' : (char) c));
    return text.toString();
  }
}
