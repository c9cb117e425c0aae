package dev.trowel.core.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a CI system shows the run that this process is part of.
public final class CiRun {

  /// Variables that hold the whole address.
  private static final List<String> WHOLE =
      List.of("CI_JOB_URL", "BUILDKITE_BUILD_URL", "CIRCLE_BUILD_URL", "BUILD_URL");

  /// Variables and texts that make one up, for GitHub, Azure DevOps and Bitbucket.
  private static final List<List<String>> PARTS =
      List.of(
          List.of(
              "$GITHUB_SERVER_URL", "/", "$GITHUB_REPOSITORY", "/actions/runs/", "$GITHUB_RUN_ID"),
          List.of(
              "$SYSTEM_COLLECTIONURI",
              "$SYSTEM_TEAMPROJECT",
              "/_build/results?buildId=",
              "$BUILD_BUILDID"),
          List.of("$BITBUCKET_GIT_HTTP_ORIGIN", "/pipelines/results/", "$BITBUCKET_BUILD_NUMBER"));

  private CiRun() {}

  /// The address, or `""` where no CI system that we know is at work.
  public static String url(Map<String, String> environment) {
    return Stream.concat(
            WHOLE.stream().map(name -> value(environment, name)),
            PARTS.stream().map(parts -> joined(environment, parts)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("");
  }

  private static Optional<String> joined(Map<String, String> environment, List<String> parts) {
    List<Optional<String>> values =
        parts.stream()
            .map(part ->
                part.startsWith("$") ? value(environment, part.substring(1)) : Optional.of(part))
            .toList();
    return values.stream().allMatch(Optional::isPresent)
        ? Optional.of(values.stream().flatMap(Optional::stream).collect(Collectors.joining()))
        : Optional.empty();
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }
}
