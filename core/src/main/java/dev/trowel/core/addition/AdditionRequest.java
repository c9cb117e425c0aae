package dev.trowel.core.addition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which project is to be added, or is to get pipelines.
///
/// @param project its folder in the repository
/// @param platform where pipelines run; empty for where those of the repository do
/// @param answers to the questions of the template, by name; these go before all others
/// @param stagingHost the workspace of the targets `test` and `staging`, where they are missing
/// @param prodHost the workspace of the target `prod`, where it is missing
/// @param fromArchive whether the pipelines come from the repository's own `cicd.tar.gz`
public record AdditionRequest(
    String project,
    Optional<String> platform,
    Map<String, String> answers,
    Optional<String> stagingHost,
    Optional<String> prodHost,
    boolean fromArchive) {

  public AdditionRequest {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }
}
