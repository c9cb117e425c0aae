package dev.trowel.core.select;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `jobs.train`, `jobs`, `jobs.*_train` or, as no two resources have the same, the name `train`.
///
/// @param text as written
record PickByName(String text, Pattern pattern) implements Pick {

  static PickByName of(String text) {
    String glob =
        Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return new PickByName(text, Pattern.compile(glob));
  }

  @Override
  public Optional<String> why(Candidate candidate) {
    return isMeant(candidate) ? Optional.of(text) : Optional.empty();
  }

  private boolean isMeant(Candidate candidate) {
    return text.contains(".")
        ? pattern.matcher(candidate.key().toString()).matches()
        : pattern.matcher(candidate.key().kind()).matches() || candidate.key().name().equals(text);
  }
}
