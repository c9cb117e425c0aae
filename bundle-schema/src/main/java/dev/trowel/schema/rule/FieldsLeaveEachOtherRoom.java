package dev.trowel.schema.rule;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Of fields that say the same thing in different ways an object has one; the API refuses several.
final class FieldsLeaveEachOtherRoom implements Rule {

  /// Fields of one type, of which there may be one.
  private record Group(String type, List<String> fields) {
    static Group of(String type, String... fields) {
      return new Group(type, List.of(fields));
    }
  }

  private static final String INDEX = "vectorsearch.CreateVectorIndexRequest";
  private static final String POOL = "instance_pool_id";

  private static final List<Group> GROUPS =
      List.of(
          Group.of("jobs.Task", "existing_cluster_id", "job_cluster_key", "new_cluster"),
          Group.of("jobs.Task", "existing_cluster_id", "spark_submit_task"),
          Group.of("jobs.JobSettings", "schedule", "trigger", "continuous"),
          Group.of("jobs.TriggerSettings", "file_arrival", "table_update", "periodic", "model"),
          Group.of("jobs.GitSource", "git_branch", "git_tag", "git_commit"),
          Group.of("jobs.SqlTask", "query", "file", "dashboard", "alert"),
          Group.of("jobs.SqlTaskSubscription", "destination_id", "user_name"),
          Group.of("jobs.SubscriptionSubscriber", "destination_id", "user_name"),
          Group.of("jobs.AlertTaskSubscriber", "destination_id", "user_name"),
          Group.of("jobs.JobRunAs", "user_name", "service_principal_name", "group_name"),
          Group.of("pipelines.RunAs", "user_name", "service_principal_name"),
          Group.of("compute.Library", OneIsChosen.LIBRARY),
          Group.of("compute.InitScriptInfo", OneIsChosen.INIT_SCRIPT),
          Group.of("compute.ClusterLogConf", "dbfs", "s3", "volumes"),
          Group.of("pipelines.PipelineLibrary", OneIsChosen.PIPELINE_LIBRARY),
          Group.of("pipelines.PipelineTrigger", "cron", "manual"),
          Group.of("pipelines.CreatePipeline", "catalog", "storage"),
          Group.of("pipelines.CreatePipeline", "schema", "target"),
          Group.of("pipelines.PipelineCluster", POOL, "node_type_id"),
          Group.of("pipelines.PipelineCluster", POOL, "driver_node_type_id"),
          Group.of("sql.AlertV2Operand", "column", "value"),
          Group.of("sql.AlertV2OperandValue", "bool_value", "double_value", "string_value"),
          Group.of("sql.AlertV2RunAs", "user_name", "service_principal_name"),
          Group.of("sql.AlertV2Subscription", "destination_id", "user_email"),
          Group.of("bundle.Permission", OneIsChosen.PRINCIPAL),
          Group.of("workspace.ScopePermission", OneIsChosen.PRINCIPAL),
          Group.of("catalog.CreateMonitor", OneIsChosen.MONITOR),
          Group.of("serving.ServedEntityInput", OneIsChosen.ENTITY),
          Group.of("apps.AppResource", OneIsChosen.APP_RESOURCE),
          Group.of("apps.GitSource", "branch", "commit", "tag"),
          Group.of("apps.EnvVar", "value", "value_from"),
          Group.of("database.SyncedTableSpec", "existing_pipeline_id", "new_pipeline_spec"),
          Group.of(INDEX, "delta_sync_index_spec", "direct_access_index_spec"));

  private static final Map<String, List<Group>> BY_TYPE =
      GROUPS.stream().collect(collectingAndThen(groupingBy(Group::type), Map::copyOf));

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Value inherited = bundle.tree().get("run_as");
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          for (Group group : BY_TYPE.getOrDefault(type.name(), List.of())) {
            if (hasSeveral(group, mapping)
                && !isSame(mapping, inherited)
                && !BundlePermissionsNameOne.isInherited(bundle, mapping)) {
              diagnostics.add(several(set(group, mapping), path, mapping));
            }
          }
        });
  }

  /// Whether it is what the bundle says for all, which is told of there.
  private static boolean isSame(Mapping mapping, @Nullable Value inherited) {
    return inherited != null && mapping.span().equals(inherited.span());
  }

  private static boolean hasSeveral(Group group, Mapping mapping) {
    int set = 0;
    for (String field : group.fields()) {
      set += OneIsChosen.isSet(mapping.get(field)) ? 1 : 0;
    }
    return set > 1;
  }

  /// Those that are set, in the order written.
  private static List<String> set(Group group, Mapping mapping) {
    return mapping.entries().sequencedKeySet().stream()
        .filter(group.fields()::contains)
        .filter(field -> OneIsChosen.isSet(mapping.get(field)))
        .toList();
  }

  /// The last one written is what an override most often added.
  private static Diagnostic several(List<String> fields, Path path, Mapping mapping) {
    String last = fields.getLast();
    Diagnostic several =
        Diagnostic.error(
                "fields-exclude-each-other", String.join(" and ", fields) + " exclude each other")
            .detail("Keep one of them. A target's override adds to the base: it takes nothing out.")
            .at(path.field(last))
            .in(Places.ofKey(mapping, last));
    for (String field : fields.subList(0, fields.size() - 1)) {
      several = several.related(field + " is here", Places.ofKey(mapping, field));
    }
    return several;
  }
}
