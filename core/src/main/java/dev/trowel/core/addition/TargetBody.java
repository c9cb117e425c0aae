package dev.trowel.core.addition;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What stands below the name of a target that is to be added.
///
/// @param request what is asked for
/// @param bundle the merged tree of the bundle
record TargetBody(TargetRequest request, Mapping bundle) {

  /// The variable that tells the deployments of an ephemeral target from each other.
  static final String SUFFIX = "pull_request";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
  private static final Pattern ADDRESS =
      Pattern.compile("(https?://[A-Za-z0-9.-]+(:[0-9]+)?|\\$\\{[^}]+})/?");
  private static final Set<String> MODES = Set.of("development", "production");

  /// One copy for all: nobody's own folder.
  private static final String SHARED = "/Workspace/Deployments/${bundle.name}-${bundle.target}";

  private static final String OWN =
      "~/.bundle/${bundle.name}/${bundle.target}-${var." + SUFFIX + "}";

  /// Refuses a request that makes no sense.
  ///
  /// @throws StopException `bad-usage`
  static void check(TargetRequest request) {
    if (!NAME.matcher(request.name()).matches()) {
      throw usage(
          "no target can be called \"" + request.name().replaceAll("\\p{C}", "?") + "\"",
          "Use letters, digits, - and _, such as: trowel add-target staging");
    }
    request
        .mode()
        .filter(mode -> !MODES.contains(mode))
        .ifPresent(mode -> {
          throw usage("there is no mode " + mode, "--mode is development or production.");
        });
    if (request.mode().isPresent() && request.ephemeral()) {
      throw usage(
          "--ephemeral and --mode exclude each other",
          "An ephemeral target says itself how its names begin and that its schedules pause.");
    }
    request
        .host()
        .filter(host -> !ADDRESS.matcher(host).matches())
        .ifPresent(host -> {
          throw usage(
              "no address of a workspace: " + host,
              "Such as: --host https://adb-1111111111111111.1.azuredatabricks.net");
        });
  }

  private static StopException usage(String summary, String detail) {
    return new StopException(Diagnostic.error("bad-usage", summary).detail(detail));
  }

  /// The mapping.
  ///
  /// @throws StopException `target` when there is none that it shall be like
  Mapping value() {
    Mapping body = Mapping.empty(Content.NEW);
    if (request.mode().isPresent()) {
      body = body.with("mode", Content.text(request.mode().get()));
    }
    body = filled(body, "workspace", workspace());
    body = filled(body, "variables", variables());
    if (request.ephemeral()) {
      String prefix = "[%s ${var.%s}] ".formatted(request.name(), SUFFIX);
      body = Values.put(body, Content.text(prefix), "presets", "name_prefix");
      body = Values.put(body, Content.text("PAUSED"), "presets", "trigger_pause_status");
    }
    return body;
  }

  private static Mapping filled(Mapping body, String key, Mapping part) {
    return part.entries().isEmpty() ? body : body.with(key, part);
  }

  private Mapping workspace() {
    Mapping workspace = Mapping.empty(Content.NEW);
    if (request.host().isPresent()) {
      String host = request.host().get().replaceFirst("/$", "");
      workspace = workspace.with("host", Content.text(host));
    }
    Optional<String> path = request.rootPath().or(this::usualPath);
    return path.isPresent() ? workspace.with("root_path", Content.text(path.get())) : workspace;
  }

  private Optional<String> usualPath() {
    if (request.ephemeral()) {
      return Optional.of(OWN);
    }
    boolean production = request.mode().filter("production"::equals).isPresent();
    boolean everywhere = Values.find(bundle, "workspace", "root_path") != null;
    return production && !everywhere ? Optional.of(SHARED) : Optional.empty();
  }

  private Mapping variables() {
    Mapping variables = request.like().map(this::variablesOf).orElse(Mapping.empty(Content.NEW));
    for (var each : request.variables().entrySet()) {
      variables = variables.with(each.getKey(), Content.text(each.getValue()));
    }
    return variables;
  }

  private Mapping variablesOf(String other) {
    Mapping targets = Values.mapping(bundle, "targets");
    if (!targets.entries().containsKey(other)) {
      List<String> names = List.copyOf(targets.entries().keySet());
      Value.Entry section = bundle.entries().get("targets");
      throw new StopException(
          Diagnostic.error("target", other + ": no such target")
              .detail(
                  Suggestion.advice(other, names, "There are: " + String.join(", ", names) + ".")
                      + " --like names one of the bundle.")
              .in(section == null ? Span.synthetic("bundle") : section.key()));
    }
    return Values.mapping(targets, other, "variables");
  }
}
