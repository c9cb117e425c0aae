package dev.trowel.core.recovery;

import dev.trowel.core.intent.Intent;
import dev.trowel.core.intent.Intents;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is known once it is found out what interrupted deployments did.
///
/// @param state what is recorded, and what they did besides
/// @param adopted the objects that they made and nobody recorded, by key
/// @param doubtful what may still appear: an object that a request on its way may make
/// @param files what they said they were about to do, the oldest first
/// @param versions what tells these files from any later content of them
/// @param warnings what is to be said of it
public record Recovered(
    State state,
    SortedMap<ResourceKey, Adoption> adopted,
    List<Intent> doubtful,
    List<Intents> files,
    List<String> versions,
    List<Diagnostic> warnings) {

  public Recovered {
    adopted = Collections.unmodifiableSortedMap(new TreeMap<>(adopted));
    doubtful = List.copyOf(doubtful);
    files = List.copyOf(files);
    versions = List.copyOf(versions);
    warnings = List.copyOf(warnings);
  }

  /// No deployment was interrupted.
  public static Recovered nothing(State state) {
    return new Recovered(state, new TreeMap<>(), List.of(), List.of(), List.of(), List.of());
  }

  /// One is at work, and is about to do this.
  public static Recovered underway(State state, List<Intents> files) {
    return new Recovered(
        state,
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of(),
        List.of(RecoveryProblem.underway(files.getLast())));
  }

  /// Whether no deployment was interrupted.
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /// The names of their files, the oldest first.
  public List<String> names() {
    return files.stream().map(Intents::name).toList();
  }
}
