package dev.trowel.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What stands behind `--` on the command line: parameters of the job where it has some, else what
/// its tasks take (format.md 1.7).
final class Arguments {

  private Arguments() {}

  /// The flags with the arguments among what they mean.
  ///
  /// @param settings the job's
  /// @throws StopException `bad-usage` when they mean nothing for this job
  static JobFlags placed(JobFlags flags, JsonNode settings) {
    if (flags.arguments().isEmpty()) {
      return flags;
    }
    if (!settings.path("parameters").isEmpty()) {
      return flags.with(named(flags.arguments()));
    }
    TaskFlag flag = only(settings);
    return flag.isPaired()
        ? flags.with(flag, named(flags.arguments()))
        : flags.with(flag, flags.arguments());
  }

  /// `--k v` and `--k=v`.
  static Map<String, String> named(List<String> arguments) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      String name = argument.replaceFirst("^--", "");
      int equals = name.indexOf('=');
      if (!argument.startsWith("--") || equals == 0) {
        throw usage(
            "argument without a name: " + argument,
            "This job takes parameters by name. Write -- --name value, or -- --name=value.");
      }
      if (equals > 0) {
        pairs.put(name.substring(0, equals), name.substring(equals + 1));
      } else if (i + 1 < arguments.size()) {
        pairs.put(name, arguments.get(++i));
      } else {
        throw usage("--" + name + " has no value", "Write -- --" + name + " value.");
      }
    }
    return pairs;
  }

  private static TaskFlag only(JsonNode settings) {
    Set<TaskFlag> flags = new TreeSet<>();
    for (JsonNode task : settings.path("tasks")) {
      flag(task).ifPresent(flags::add);
    }
    if (flags.size() == 1) {
      return flags.iterator().next();
    }
    String options = String.join(", ", Stream.of(TaskFlag.values()).map(TaskFlag::option).toList());
    throw flags.isEmpty()
        ? usage("this job takes no arguments", "None of its tasks is of a type that has any.")
        : usage(
            "it is not clear which tasks the arguments are for",
            "The job has tasks of several types. Give each what it takes, by " + options + ".");
  }

  private static Optional<TaskFlag> flag(JsonNode task) {
    return task.propertyStream()
        .map(Map.Entry::getKey)
        .flatMap(field -> TaskFlag.of(field).stream())
        .findFirst();
  }

  private static StopException usage(String summary, String detail) {
    return new StopException(Diagnostic.error("bad-usage", summary).detail(detail));
  }
}
