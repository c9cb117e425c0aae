package dev.trowel.core.run;

import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/// Finds what `run KEY` means: a job, pipeline or app by its key, bare or with its kind before it,
/// or a script by its name (format.md 1.7).
public final class RunTargets {

  private static final Set<String> KINDS = Set.of("jobs", "pipelines", "apps");

  private final Bundle bundle;
  private final State state;
  private final String deploy;

  /// @param state what is deployed
  /// @param deploy the command that deploys, as the user spells it
  public RunTargets(Bundle bundle, State state, String deploy) {
    this.bundle = bundle;
    this.state = state;
    this.deploy = deploy;
  }

  /// The script of that name, for which nothing need be deployed.
  public static Optional<RunTarget.Script> script(Bundle bundle, String name) {
    return Optional.ofNullable(Values.find(bundle.tree(), "scripts", name))
        .map(script ->
            new RunTarget.Script(name, Values.textOrEmpty(script, "content"), environment(script)));
  }

  /// The names of all that can be run, the bundle's own first.
  public List<String> names() {
    SequencedSet<String> names = new LinkedHashSet<>();
    keys().forEach(key -> names.add(key.name()));
    names.addAll(Values.mapping(bundle.tree(), "scripts").entries().keySet());
    return List.copyOf(names);
  }

  /// What `text` names.
  ///
  /// @throws StopException `run-not-deployed`, `run-key-unknown`
  public RunTarget find(String text) {
    List<ResourceKey> found = keys().stream().filter(key -> isNamed(key, text)).toList();
    if (found.isEmpty()) {
      throw state.exists() ? unknown(text) : notDeployed(text, Optional.empty());
    }
    ResourceKey key = found.getFirst();
    Recorded recorded = state.resources().get(key);
    if (recorded == null) {
      throw notDeployed(text, span(key));
    }
    return switch (key.kind()) {
      case "pipelines" -> new RunTarget.Pipeline(key, recorded.id());
      case "apps" -> new RunTarget.App(key, recorded.id(), recorded.settings());
      default -> new RunTarget.Job(key, recorded.id(), recorded.settings(), span(key));
    };
  }

  private static boolean isNamed(ResourceKey key, String text) {
    String singular = key.kind().substring(0, key.kind().length() - 1) + "." + key.name();
    return key.name().equals(text) || key.toString().equals(text) || singular.equals(text);
  }

  private List<ResourceKey> keys() {
    Set<ResourceKey> keys = new TreeSet<>(bundle.resources().keySet());
    keys.addAll(state.resources().keySet());
    return keys.stream()
        .filter(key -> key.part() == Part.SELF && KINDS.contains(key.kind()))
        .toList();
  }

  private Optional<Span> span(ResourceKey key) {
    return Optional.ofNullable(bundle.resources().get(key))
        .map(Resource::settings)
        .map(Value::span);
  }

  private StopException notDeployed(String text, Optional<Span> span) {
    boolean known = keys().stream().anyMatch(key -> isNamed(key, text));
    Diagnostic error =
        Diagnostic.error(
                "run-not-deployed",
                "resource not found or not yet deployed. Did you forget to run '" + deploy + "'?")
            .detail(known ? text + " is declared, but not deployed to this target." : near(text));
    return new StopException(span.map(error::in).orElse(error));
  }

  private StopException unknown(String text) {
    return new StopException(
        Diagnostic.error("run-key-unknown", "resource with key \"%s\" not found".formatted(text))
            .detail(near(text)));
  }

  private String near(String text) {
    List<String> all = new ArrayList<>(names());
    String there =
        all.isEmpty()
            ? "There is no job, pipeline, app or script in this bundle."
            : "There are: " + String.join(", ", all) + ".";
    keys().forEach(key -> all.add(key.toString()));
    return Suggestion.advice(text, all, there);
  }

  private static Map<String, String> environment(Value script) {
    Map<String, String> environment = new LinkedHashMap<>();
    Values.mapping(script, "env")
        .entries()
        .keySet()
        .forEach(name -> environment.put(name, Values.textOrEmpty(script, "env", name)));
    return environment;
  }
}
