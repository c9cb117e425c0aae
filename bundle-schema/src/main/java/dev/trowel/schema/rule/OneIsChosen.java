package dev.trowel.schema.rule;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object that is a choice among fields has one of them; the API refuses one without.
final class OneIsChosen implements Rule {

  static final String[] LIBRARY = {"cran", "egg", "jar", "maven", "pypi", "requirements", "whl"};
  static final String[] INIT_SCRIPT = {
    "abfss", "dbfs", "file", "gcs", "s3", "volumes", "workspace"
  };
  static final String[] PIPELINE_LIBRARY = {"file", "glob", "jar", "maven", "notebook", "whl"};

  static final String[] PRINCIPAL = {"user_name", "group_name", "service_principal_name"};
  static final String[] MONITOR = {"snapshot", "time_series", "inference_log"};
  static final String[] ENTITY = {"entity_name", "external_model"};
  static final String[] APP_RESOURCE = {
    "app",
    "database",
    "experiment",
    "genie_space",
    "job",
    "postgres",
    "secret",
    "serving_endpoint",
    "sql_warehouse",
    "uc_securable"
  };

  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "bundle.Permission", List.of(PRINCIPAL),
          "catalog.CreateMonitor", List.of(MONITOR),
          "serving.ServedEntityInput", List.of(ENTITY),
          "apps.AppResource", List.of(APP_RESOURCE),
          "compute.Library", List.of(LIBRARY),
          "compute.InitScriptInfo", List.of(INIT_SCRIPT),
          "pipelines.PipelineLibrary", List.of(PIPELINE_LIBRARY),
          "jobs.SqlTask", List.of("query", "file", "dashboard", "alert"));

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          List<String> fields = CHOICES.get(type.name());
          if (fields != null
              && !BundlePermissionsNameOne.isInherited(bundle, mapping)
              && fields.stream().noneMatch(field -> isSet(mapping.get(field)))
              && fields.stream().noneMatch(field -> bundle.isDropped(path.field(field)))) {
            diagnostics.add(
                Diagnostic.error("choice-missing", "none of its kinds is given")
                    .detail("Set one of %s.".formatted(String.join(", ", fields)))
                    .at(path)
                    .in(Places.start(mapping)));
          }
        });
  }

  /// Whether the field says something: not `null`, and not the empty text an override empties a
  /// field with.
  static boolean isSet(@Nullable Value value) {
    return switch (value) {
      case null -> false;
      case Value.Null _ -> false;
      case Value.Text(_, String text) -> !text.isEmpty();
      case Value.Bool _, Value.Num _, Value.Secret _, Value.Seq _, Mapping _ -> true;
    };
  }
}
