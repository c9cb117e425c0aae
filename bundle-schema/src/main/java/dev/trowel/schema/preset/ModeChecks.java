package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;

/// Reports what a mode does not allow (format.md 2.4).
final class ModeChecks {

  private static final String DEVELOPMENT = "'mode: development'";
  private static final List<String> PATHS =
      List.of(
          WorkspacePaths.ROOT,
          WorkspacePaths.FILE,
          WorkspacePaths.RESOURCE,
          WorkspacePaths.ARTIFACT,
          WorkspacePaths.STATE);

  private final Mapping tree;
  private final Names user;
  private final Diagnostics diagnostics;

  ModeChecks(Mapping tree, Names user, Diagnostics diagnostics) {
    this.tree = tree;
    this.user = user;
    this.diagnostics = diagnostics;
  }

  /// Reports what would make copies of several users collide.
  void development() {
    if ("UNPAUSED".equals(Values.text(tree, "presets", "trigger_pause_status"))) {
      report(
          "target with " + DEVELOPMENT + " cannot set trigger pause status to UNPAUSED by default",
          "Copies under development must not run by themselves. Set it on the one trigger that"
              + " should.",
          Path.of("presets", "trigger_pause_status"));
    }
    sharedPath().ifPresent(this::shared);
    String prefix = Values.text(tree, "presets", "name_prefix");
    if (user.known() && prefix != null && !prefix.isEmpty() && !user.isIn(prefix)) {
      report(
          "prefix should contain the current username or ${workspace.current_user.short_name} to"
              + " ensure uniqueness when using "
              + DEVELOPMENT,
          "Put ${workspace.current_user.short_name} into presets.name_prefix.",
          Path.of("presets", "name_prefix"));
    }
  }

  private Optional<String> sharedPath() {
    return PATHS.stream()
        .filter(field -> {
          String path = Values.text(tree, WorkspacePaths.SECTION, field);
          return path != null && !user.isIn(path) && !mayBeOwn(path);
        })
        .findFirst();
  }

  /// Without knowing the user, a home folder written out may well be the user's own.
  private boolean mayBeOwn(String path) {
    return !user.known() && path.startsWith("/Workspace/Users/");
  }

  private void shared(String field) {
    String path = Values.text(tree, WorkspacePaths.SECTION, field);
    boolean volume =
        field.equals(WorkspacePaths.ARTIFACT) && path != null && path.startsWith("/Volumes");
    String must =
        volume
            ? " should contain the current username or ${workspace.current_user.short_name}"
            : " must start with '~/' or contain the current username";
    report(
        field + must + " to ensure uniqueness when using " + DEVELOPMENT,
        "Several users would write to the same folder.",
        Path.of(WorkspacePaths.SECTION, field));
  }

  /// Reports what would make production differ from run to run.
  ///
  /// @param rootPathInTarget whether the target itself says where it is deployed to
  void production(boolean rootPathInTarget) {
    Steps.resources(tree)
        .entries()
        .keySet()
        .forEach(kind -> Schemas.kind(kind).ifPresent(this::production));
    if (rootPathInTarget) {
      return;
    }
    String summary =
        "target with 'mode: production' must set 'workspace.root_path' to make sure only one copy"
            + " is deployed";
    Diagnostic diagnostic =
        everyJobRunsAsSomeone() || user.servicePrincipal()
            ? Diagnostic.recommendation("production-root-path", summary)
            : Diagnostic.error("production-root-path", summary);
    // Only a related place: the incumbent names none, and prints the places that a finding is in.
    diagnostics.add(
        diagnostic
            .detail(
                "A common practice is to use a username or principal name in this path, i.e."
                    + " use\n\n"
                    + "  root_path: /Workspace/Users/"
                    + user.userName()
                    + "/.bundle/${bundle.name}/${bundle.target}")
            .related(
                "the target is in production mode",
                Values.nearestSpan(tree, Path.of("bundle", "mode"))));
  }

  private void production(KindSchema kind) {
    Mapping resources = Values.mapping(tree, "resources", kind.kind());
    for (String field : kind.facets().notInProduction()) {
      for (String name : resources.entries().keySet()) {
        if (Values.isTrue(resources, name, field)) {
          report(
              "target with 'mode: production' cannot include a %s with '%s: true'"
                  .formatted(kind.singular(), field),
              "Take the field away, or set it to false for this target.",
              Path.of("resources", kind.kind(), name, field));
        }
      }
    }
  }

  /// Also of none: bundles without jobs are deployed by the incumbent, too (format.md 2.4).
  private boolean everyJobRunsAsSomeone() {
    return Values.mapping(tree, "resources", "jobs").entries().values().stream()
        .allMatch(job -> Values.find(job.value(), "run_as") != null);
  }

  private void report(String summary, String detail, Path path) {
    diagnostics.add(
        Diagnostic.error("mode-violated", summary)
            .detail(detail)
            .at(path)
            .in(Values.nearestSpan(tree, path)));
  }
}
