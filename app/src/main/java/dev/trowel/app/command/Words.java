package dev.trowel.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The arguments, and which of them are words: neither options nor their values.
///
/// Found before anything is parsed, as only the command tells which options there are.
///
/// @param arguments all arguments
/// @param positions where the words stand
record Words(List<String> arguments, List<Integer> positions) {

  /// The options with a separate value, of all commands.
  static final Set<String> WITH_VALUE =
      Set.of(
          "-C",
          "--directory",
          "-t",
          "--target",
          "-e",
          "--environment",
          "-p",
          "--profile",
          "--var",
          "-o",
          "--output",
          "--user",
          "--local-user",
          "--allow-delete",
          "--lock-timeout",
          "--latency",
          "--rate",
          "--retry-after",
          "--port",
          "-c",
          "--cluster-id",
          "--compute-id",
          "--select",
          "--changed-since",
          "--sql",
          "--exclude",
          "--plan",
          "--format",
          "--report",
          "--deadline",
          "--out",
          "--from",
          "--lineage",
          "--targets",
          "--older-than",
          "--only",
          "--not-development",
          "--config-file",
          "--output-dir",
          "--template-dir",
          "--tag",
          "--branch",
          "--set",
          "--host",
          "--default-catalog",
          "--mode",
          "--root-path",
          "--like",
          "--platform",
          "--staging-host",
          "--prod-host",
          "-n",
          "--params",
          "--notebook-params",
          "--python-params",
          "--python-named-params",
          "--jar-params",
          "--spark-submit-params",
          "--sql-params",
          "--dbt-commands",
          "--pipeline-params",
          "--refresh",
          "--full-refresh",
          "--interval",
          "--to",
          "--name",
          "--alias",
          "--stage",
          "--gate",
          "--existing-id",
          "--existing-job-id",
          "--existing-pipeline-id",
          "--existing-app-name",
          "--key",
          "--config-dir",
          "-d",
          "--source-dir",
          "-s",
          "--kind");

  Words {
    arguments = List.copyOf(arguments);
    positions = List.copyOf(positions);
  }

  /// Finds the words before `--`.
  static Words of(List<String> arguments) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
      String argument = arguments.get(i);
      if (takesNext(argument)) {
        i++;
      } else if (!argument.startsWith("-") || argument.equals("-")) {
        positions.add(i);
      }
    }
    return new Words(arguments, positions);
  }

  /// How many words there are.
  int count() {
    return positions.size();
  }

  /// The word at `index`, 0-based; `""` when there are fewer.
  String word(int index) {
    return index < count() ? arguments.get(positions.get(index)) : "";
  }

  /// The arguments without the first `count` words.
  List<String> without(int count) {
    List<String> rest = new ArrayList<>(arguments);
    positions.subList(0, count).reversed().forEach(position -> rest.remove((int) position));
    return rest;
  }

  private static boolean takesNext(String argument) {
    return argument.startsWith("--") ? WITH_VALUE.contains(argument) : endsInValueOption(argument);
  }

  /// Whether the last letter of `-qt` takes the next argument; `-tdev` has its value already.
  private static boolean endsInValueOption(String argument) {
    for (int i = 1; argument.startsWith("-") && i < argument.length(); i++) {
      if (WITH_VALUE.contains("-" + argument.charAt(i))) {
        return i == argument.length() - 1;
      }
    }
    return false;
  }
}
