package dev.trowel.core.run;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a job is to be started with.
///
/// @param params values of the job's own parameters
/// @param lists what tasks are given as lists
/// @param pairs what tasks are given by name
/// @param only the tasks to run, empty for all; `+` before one means all that it depends on, behind
///   one all that depends on it
/// @param arguments what stood behind `--`
public record JobFlags(
    Map<String, String> params,
    Map<TaskFlag, List<String>> lists,
    Map<TaskFlag, Map<String, String>> pairs,
    List<String> only,
    List<String> arguments) {

  /// Nothing.
  public static final JobFlags NONE =
      new JobFlags(Map.of(), Map.of(), Map.of(), List.of(), List.of());

  public JobFlags {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    lists = Map.copyOf(lists);
    pairs = Map.copyOf(pairs);
    only = List.copyOf(only);
    arguments = List.copyOf(arguments);
  }

  /// Whether something is for tasks of a type.
  boolean hasTaskFlags() {
    return !lists.isEmpty() || !pairs.isEmpty();
  }

  /// The same with these values of parameters.
  JobFlags with(Map<String, String> values) {
    Map<String, String> all = new LinkedHashMap<>(params);
    all.putAll(values);
    return new JobFlags(all, lists, pairs, only, List.of());
  }

  /// The same with these elements behind those of `flag`.
  JobFlags with(TaskFlag flag, List<String> values) {
    Map<TaskFlag, List<String>> all = copy(lists);
    all.merge(
        flag, values, (before, after) -> Stream.concat(before.stream(), after.stream()).toList());
    return new JobFlags(params, all, pairs, only, List.of());
  }

  /// The same with these pairs for `flag`.
  JobFlags with(TaskFlag flag, Map<String, String> values) {
    Map<TaskFlag, Map<String, String>> all = copy(pairs);
    Map<String, String> merged = new LinkedHashMap<>(all.getOrDefault(flag, Map.of()));
    merged.putAll(values);
    all.put(flag, merged);
    return new JobFlags(params, lists, all, only, List.of());
  }

  private static <T> Map<TaskFlag, T> copy(Map<TaskFlag, T> map) {
    Map<TaskFlag, T> copy = new EnumMap<>(TaskFlag.class);
    copy.putAll(map);
    return copy;
  }
}
