package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.address.ResourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/// A deployment of many kinds in three versions, and all that is live of it.
final class ThreeVersions {

  private ThreeVersions() {}

  private static final String V1 =
      """
      bundle: {name: b}
      resources:
        jobs:
          a: {name: a, tasks: [{task_key: t, notebook_task: {notebook_path: src/nb.py}}]}
      """;

  private static final String V2 =
      """
      bundle: {name: b}
      resources:
        jobs:
          a:
            name: a
            tasks:
              - task_key: t
                notebook_task: {notebook_path: src/nb.py}
                new_cluster: {spark_version: 15.4.x-scala2.12, node_type_id: x, num_workers: 1}
                libraries: [{whl: lib/one.whl}]
          b:
            name: b
            tasks: [{task_key: t, run_job_task: {job_id: "${resources.jobs.a.id}"}}]
            permissions: [{level: CAN_VIEW, group_name: users}]
          c:
            name: c
            tasks:
              - {task_key: p, pipeline_task: {pipeline_id: "${resources.pipelines.p.id}"}}
              - {task_key: g, run_job_task: {job_id: "${resources.jobs.gone.id}"}}
          gone:
            name: gone
            description: to be deleted
            permissions: [{level: CAN_MANAGE_RUN, group_name: users}]
        pipelines:
          p:
            name: p
            storage: /one
            permissions: [{level: CAN_VIEW, group_name: users}]
        schemas:
          s:
            name: s
            catalog_name: main
            comment: two
            grants: [{principal: ana@example.com, privileges: [USE_SCHEMA]}]
        volumes:
          v:
            name: v
            catalog_name: main
            schema_name: ${resources.schemas.s.name}
            comment: two
        instance_pools:
          pool: {instance_pool_name: pool, node_type_id: i3.xlarge, max_capacity: 2}
        secret_scopes:
          scope: {name: scope}
        experiments:
          e: {name: /Users/ana@example.com/e}
        registered_models:
          m: {name: m, catalog_name: main, schema_name: "${resources.schemas.s.name}", comment: two}
        sql_warehouses:
          w: {name: w, cluster_size: Small, max_num_clusters: 1}
      """;

  private static final String V3 =
      """
      bundle: {name: b}
      permissions: [{level: CAN_VIEW, group_name: users}]
      resources:
        jobs:
          a:
            name: a3
            max_concurrent_runs: 4
            tags: {v: three}
            tasks:
              - task_key: t
                notebook_task: {notebook_path: src/nb.py}
                new_cluster: {spark_version: 16.4.x-scala2.12, node_type_id: x, num_workers: 3}
                libraries: [{whl: lib/two.whl}]
          b:
            name: b3
            tasks: [{task_key: t, run_job_task: {job_id: "${resources.jobs.a.id}"}}]
            permissions: [{level: CAN_MANAGE_RUN, group_name: users}]
          c:
            name: c
            tasks:
              - {task_key: p, pipeline_task: {pipeline_id: "${resources.pipelines.p.id}"}}
              - {task_key: n, run_job_task: {job_id: "${resources.jobs.new.id}"}}
          new: {name: new, description: new}
        pipelines:
          p:
            name: p
            storage: /three
        schemas:
          s:
            name: s
            catalog_name: main
            comment: three
            grants: [{principal: ana@example.com, privileges: [USE_SCHEMA, CREATE_TABLE]}]
        volumes:
          v:
            name: v
            catalog_name: main
            schema_name: ${resources.schemas.s.name}
            comment: three
        instance_pools:
          pool: {instance_pool_name: pool, node_type_id: i3.xlarge, max_capacity: 5}
        secret_scopes:
          scope: {name: scope}
          second: {name: second}
        experiments:
          e: {name: /Users/ana@example.com/e, tags: [{key: v, value: three}]}
        registered_models:
          m: {name: m, catalog_name: main, schema_name: "${resources.schemas.s.name}", comment: 3}
        sql_warehouses:
          w: {name: w, cluster_size: Medium, max_num_clusters: 3}
      """;

  static byte[] notebook(String text) {
    return ("# Databricks notebook source\n" + text).getBytes(UTF_8);
  }

  static Ground first(Ground ground) throws IOException {
    return ground.file("src/nb.py", notebook("print(1)")).bundle(V1);
  }

  static Ground second(Ground ground) throws IOException {
    return ground
        .file("src/nb.py", notebook("print(2)"))
        .file("src/util.py", "two = 2".getBytes(UTF_8))
        .file("src/old/gone.py", "gone = 2".getBytes(UTF_8))
        .file("src/draw.ipynb", jupyter("two"))
        .file("lib/one.whl", "one".getBytes(UTF_8))
        .bundle(V2);
  }

  static byte[] jupyter(String text) {
    return """
    {"cells": [{"cell_type": "code", "source": ["%s"], "outputs": [], "metadata": {}}],
     "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    """
        .formatted(text)
        .getBytes(UTF_8);
  }

  static Ground third(Ground ground, Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve("src/old/gone.py"));
    Files.deleteIfExists(folder.resolve("lib/one.whl"));
    return ground
        .file("src/nb.py", notebook("print(3)"))
        .file("src/util.py", "three = 3".getBytes(UTF_8))
        .file("src/new/deep/added.py", "added = 3".getBytes(UTF_8))
        .file("src/draw.ipynb", jupyter("three"))
        .file("lib/two.whl", "two".getBytes(UTF_8))
        .bundle(V3);
  }

  /// What somebody did since, which is none of the bundle's business.
  static void byHand(Ground ground) {
    Workspace workspace = ground.workspace();
    String id = id(ground, "b");
    var settings = JsonNodeFactory.instance.objectNode().put("description", "by hand");
    workspace
        .rest()
        .send(
            Call.post(
                "/api/2.2/jobs/update",
                JsonNodeFactory.instance
                    .objectNode()
                    .put("job_id", Long.parseLong(id))
                    .set("new_settings", settings)));
    var list = JsonNodeFactory.instance.objectNode();
    list.putArray("access_control_list")
        .addObject()
        .put("group_name", "admins")
        .put("permission_level", "CAN_MANAGE");
    workspace.rest().send(Call.of("PATCH", "/api/2.0/permissions/jobs/" + id(ground, "c"), list));
    workspace
        .files()
        .write(Ground.ROOT + "/files/src/util.py", "by = 'hand'".getBytes(UTF_8), true);
  }

  static String id(Ground ground, String job) {
    State state = ground.site().store().look();
    return requireNonNull(state.resources().get(ResourceKey.of("jobs", job))).id();
  }

  static SortedMap<String, String> world(Ground ground) {
    SortedMap<String, String> seen =
        World.of(ground.workspace(), ground.site().store().look(), Ground.ROOT);
    seen.keySet()
        .removeIf(path ->
            path.startsWith(Ground.ROOT.substring(10) + "/state/")
                || path.startsWith(Ground.ROOT + "/state/"));
    return seen;
  }
}
