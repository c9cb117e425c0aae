package dev.trowel.core.adopt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The kinds of objects that bundles are written of, as people call them.
public enum Sort {
  JOB("job", "jobs"),
  PIPELINE("pipeline", "pipelines"),
  DASHBOARD("dashboard", "dashboards"),
  ALERT("alert", "alerts"),
  GENIE_SPACE("genie-space", "genie_spaces"),
  APP("app", "apps"),
  EXPERIMENT("experiment", "experiments"),
  /// One of the workspace's registry, or with a name of three parts one of Unity Catalog.
  MODEL("model", "models"),
  REGISTERED_MODEL("registered-model", "registered_models"),
  ENDPOINT("endpoint", "model_serving_endpoints"),
  VOLUME("volume", "volumes"),
  SCHEMA("schema", "schemas");

  private static final String DOT = "\\.";

  private final String word;
  private final String kind;

  Sort(String word, String kind) {
    this.word = word;
    this.kind = kind;
  }

  /// What it is called on the command line.
  public String word() {
    return word;
  }

  /// The kind of its resources, such as `jobs`.
  public String kind() {
    return kind;
  }

  /// The sort that `word` means, or the name of its resources; empty for none.
  public static Optional<Sort> of(String word) {
    return Arrays.stream(values())
        .filter(sort -> sort.word.equals(word) || sort.kind.equals(word))
        .findFirst();
  }

  /// This, or what it is where an object is called so.
  Sort of(Optional<String> id) {
    boolean unity = this == MODEL && id.filter(text -> text.split(DOT, -1).length == 3).isPresent();
    return unity ? REGISTERED_MODEL : this;
  }

  /// Every word, in their order.
  public static List<String> words() {
    return Arrays.stream(values()).map(Sort::word).toList();
  }
}
