package dev.trowel.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/// What the last run of a gate's job was about.
///
/// @param told the run as the workspace tells it, with what it was started with
record GateRun(JsonNode told) {

  /// The parameter that says which version a run is about.
  static final String VERSION = "model_version";

  /// The parameter that says of which model.
  static final String NAME = "model_name";

  /// What to do where the gate's job is the one that trains.
  static final String TRAINING =
      "A training ends after it made a version, and run again it makes another one. Name a job that"
          + " validates the version it is given as model_version, or let the training set a tag on"
          + " what it made, and ask for that: tags: {validated: true}.";

  /// Why a run says nothing of a version.
  ///
  /// @param wayOut where running the job again is none
  record Other(String why, Optional<String> wayOut) {}

  /// Why it is not about a version of a model; empty where it is.
  Optional<Other> aboutOther(Registered model, Version version) {
    String number = Long.toString(version.number());
    Optional<String> name = given(NAME).filter(value -> !model.isNamed(value));
    if (name.isPresent()) {
      return other("its last run was of %s, not %s", name.get(), model.name());
    }
    Optional<String> given = given(VERSION);
    return given.isPresent()
        ? given
            .filter(value -> !value.equals(number))
            .flatMap(value -> other("its last run was of version %s, not %s", value, number))
        : tooOld(version);
  }

  private static Optional<Other> other(String why, String found, String wanted) {
    return Optional.of(new Other(why.formatted(found, wanted), Optional.empty()));
  }

  /// A run that was told no version can only have seen those that were there when it began.
  private Optional<Other> tooOld(Version version) {
    long created = version.created();
    long number = version.number();
    if (told.path("start_time").asLong() >= created) {
      return Optional.empty();
    }
    return Optional.of(
        told.path("end_time").asLong() >= created
            ? new Other(
                "version %d was made while its last run went on".formatted(number),
                Optional.of("If it made that version: " + lowered(TRAINING)))
            : new Other(
                "its last run is older than version %d".formatted(number), Optional.empty()));
  }

  private static String lowered(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /// What it was given under this name: as a parameter of the job, else as one of its tasks.
  private Optional<String> given(String name) {
    Stream<String> ofJob =
        told.path("job_parameters")
            .valueStream()
            .filter(each -> each.path("name").asText().equals(name))
            .map(each -> each.path("value").asText(each.path("default").asText("")));
    JsonNode ofTasks = told.path("overriding_parameters");
    Stream<String> more =
        Stream.of("notebook_params", "python_named_params")
            .map(kind -> ofTasks.path(kind).path(name).asText(""));
    return Stream.concat(ofJob, more).filter(value -> !value.isEmpty()).findFirst();
  }
}
