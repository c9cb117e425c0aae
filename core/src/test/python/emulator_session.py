"""A session of the official Python SDK against a running local workspace; prints OK when all holds.

Usage: DATABRICKS_HOST=… DATABRICKS_TOKEN=… python emulator_session.py
"""

import io

from databricks.sdk import WorkspaceClient
from databricks.sdk.errors import (
    AlreadyExists,
    BadRequest,
    InvalidParameterValue,
    NotFound,
    ResourceAlreadyExists,
    ResourceDoesNotExist,
)
from databricks.sdk.service import catalog, compute, iam, jobs, serving, workspace

w = WorkspaceClient()
me = w.current_user.me()
home = f"/Users/{me.user_name}"


def refused(error, action, text=""):
    try:
        action()
    except error as e:
        assert text in str(e), f"{text!r} is not in {e!r}"
        return
    raise AssertionError(f"expected {error.__name__} {text!r}")


def files():
    folder = f"/Workspace{home}/session dir"
    w.workspace.mkdirs(folder)
    w.workspace.upload(f"{folder}/notes ü.txt", io.BytesIO(b"\x00\xff raw"), format=workspace.ImportFormat.RAW)
    source = b"# Databricks notebook source\nprint(1)\n"
    w.workspace.upload(f"{folder}/nb.py", io.BytesIO(source), format=workspace.ImportFormat.AUTO)
    found = {o.path: o for o in w.workspace.list(folder)}
    assert found[f"{folder}/nb"].object_type == workspace.ObjectType.NOTEBOOK, found
    assert found[f"{folder}/nb"].language == workspace.Language.PYTHON
    assert found[f"{folder}/notes ü.txt"].size == 6, found
    assert w.workspace.download(f"{folder}/notes ü.txt").read() == b"\x00\xff raw"
    assert w.workspace.download(f"{folder}/nb").read() == source
    refused(BadRequest, lambda: w.workspace.delete(folder), "is not empty")
    refused(
        ResourceAlreadyExists,
        lambda: w.workspace.upload(f"{folder}/nb.py", io.BytesIO(source), format=workspace.ImportFormat.AUTO),
        "already exists",
    )
    refused(ResourceDoesNotExist, lambda: w.workspace.get_status(f"{home}/nothing"), "doesn't exist")
    w.workspace.delete(folder, recursive=True)
    refused(ResourceDoesNotExist, lambda: w.workspace.get_status(folder))


def settings(name):
    return dict(
        name=name,
        tasks=[
            jobs.Task(
                task_key="train",
                notebook_task=jobs.NotebookTask(notebook_path=f"{home}/train"),
                new_cluster=compute.ClusterSpec(spark_version="16.4.x-scala2.12", node_type_id="i3.xlarge", num_workers=2),
            )
        ],
        schedule=jobs.CronSchedule(quartz_cron_expression="0 0 9 * * ?", timezone_id="UTC"),
    )


def many_jobs():
    made = [w.jobs.create(**settings(f"job {i}")).job_id for i in range(30)]
    listed = {j.job_id for j in w.jobs.list(limit=7)}
    assert listed >= set(made), "paging lost jobs"
    assert [j.job_id for j in w.jobs.list(name="JOB 7")] == [made[7]]
    for job_id in made:
        w.jobs.delete(job_id)


def one_job():
    job_id = w.jobs.create(**settings("session")).job_id
    job = w.jobs.get(job_id)
    assert job.creator_user_name == me.user_name
    assert job.settings.max_concurrent_runs == 1 and job.settings.format == jobs.Format.MULTI_TASK
    assert job.settings.tasks[0].run_if == jobs.RunIf.ALL_SUCCESS
    assert job.settings.tasks[0].notebook_task.source == jobs.Source.WORKSPACE
    w.jobs.update(job_id, new_settings=jobs.JobSettings(timeout_seconds=60), fields_to_remove=["schedule"])
    job = w.jobs.get(job_id)
    assert job.settings.timeout_seconds == 60 and job.settings.schedule is None
    tasks = [
        jobs.Task(task_key=f"t{i}", spark_python_task=jobs.SparkPythonTask(python_file="/x.py"), environment_key="e")
        for i in range(250)
    ]
    environments = [jobs.JobEnvironment(environment_key="e", spec=compute.Environment(environment_version="3"))]
    w.jobs.reset(job_id, jobs.JobSettings(name="big", tasks=tasks, environments=environments))
    assert len(w.jobs.get(job_id).settings.tasks) == 250, "paging lost tasks"
    assert len(next(iter(w.jobs.list(name="big", expand_tasks=True))).settings.tasks) == 250
    run = w.jobs.run_now_and_wait(job_id)
    assert run.state.result_state == jobs.RunResultState.SUCCESS
    job_permissions(job_id)
    w.jobs.delete(job_id)
    refused(ResourceDoesNotExist, lambda: w.jobs.get(job_id), f"Job {job_id} does not exist.")
    refused(InvalidParameterValue, lambda: w.jobs.create(name="x", schedule=jobs.CronSchedule("every day", "UTC")), "cron")


def job_permissions(job_id):
    view = iam.AccessControlRequest(group_name="users", permission_level=iam.PermissionLevel.CAN_VIEW)
    owner = iam.AccessControlRequest(user_name=me.user_name, permission_level=iam.PermissionLevel.IS_OWNER)
    refused(
        InvalidParameterValue,
        lambda: w.permissions.set("jobs", str(job_id), access_control_list=[view]),
        "The job must have exactly one owner.",
    )
    w.permissions.set("jobs", str(job_id), access_control_list=[view, owner])
    w.permissions.update("jobs", str(job_id), access_control_list=[view])
    acl = w.permissions.get("jobs", str(job_id))
    direct = {
        e.user_name or e.group_name: e.all_permissions[0].permission_level.value
        for e in acl.access_control_list
        if not e.all_permissions[0].inherited
    }
    assert direct == {"users": "CAN_VIEW", me.user_name: "IS_OWNER"}, direct
    assert acl.object_id == f"/jobs/{job_id}" and acl.object_type == "job"


def experiments():
    name = f"{home}/session-experiment"
    made = w.experiments.create_experiment(f"/Workspace{name}").experiment_id
    assert w.experiments.get_experiment(made).experiment.name == name
    assert w.experiments.get_by_name(name).experiment.experiment_id == made
    refused(ResourceAlreadyExists, lambda: w.experiments.create_experiment(name), "already exists")
    w.experiments.set_experiment_tag(made, "team", "taxi")
    w.experiments.update_experiment(made, new_name=name + "-2")
    assert made in [e.experiment_id for e in w.experiments.list_experiments()]
    assert w.experiments.get_experiment(made).experiment.name == name + "-2"
    w.experiments.delete_experiment(made)
    assert made not in [e.experiment_id for e in w.experiments.search_experiments()]
    assert w.experiments.get_experiment(made).experiment.lifecycle_stage == "deleted"
    model = w.model_registry.create_model("session-model", description="first").registered_model
    assert model.name == "session-model"
    w.model_registry.update_model("session-model", description="second")
    got = w.model_registry.get_model("session-model").registered_model_databricks
    assert got.description == "second"
    assert w.permissions.get("registered-models", got.id).access_control_list
    w.model_registry.delete_model("session-model")
    refused(ResourceDoesNotExist, lambda: w.model_registry.get_model("session-model"))


def unity():
    c = w.catalogs.create("session_catalog", comment="first")
    assert c.owner == me.user_name
    refused(NotFound, lambda: w.schemas.create("s", "nowhere"), "Catalog 'nowhere' does not exist")
    w.schemas.create("s", "session_catalog")
    refused(BadRequest, lambda: w.schemas.create("s", "session_catalog"), "already exists")
    w.schemas.update("session_catalog.s", comment="changed")
    assert w.schemas.get("session_catalog.s").comment == "changed"
    assert {s.name for s in w.schemas.list("session_catalog")} == {"default", "information_schema", "s"}
    v = w.volumes.create("session_catalog", "s", "v", catalog.VolumeType.MANAGED)
    assert v.full_name == "session_catalog.s.v" and v.storage_location
    w.files.upload("/Volumes/session_catalog/s/v/d/a b.txt", io.BytesIO(b"hi"), overwrite=True)
    assert w.files.download("/Volumes/session_catalog/s/v/d/a b.txt").contents.read() == b"hi"
    assert [e.name for e in w.files.list_directory_contents("/Volumes/session_catalog/s/v/d")] == ["a b.txt"]
    assert w.files.get_metadata("/Volumes/session_catalog/s/v/d/a b.txt").content_length == 2
    refused(
        AlreadyExists,
        lambda: w.files.upload("/Volumes/session_catalog/s/v/d/a b.txt", io.BytesIO(b"hi"), overwrite=False),
    )
    w.registered_models.create(catalog_name="session_catalog", schema_name="s", name="m")
    refused(NotFound, lambda: w.registered_models.set_alias("session_catalog.s.m", "champion", 1))
    body = {"name": "session_catalog.s.m", "source": "dbfs:/m"}
    w.api_client.do("POST", "/api/2.0/mlflow/unity-catalog/model-versions/create", body=body)
    w.registered_models.set_alias("session_catalog.s.m", "champion", 1)
    assert w.model_versions.get_by_alias("session_catalog.s.m", "champion").version == 1
    assert [x.version for x in w.model_versions.list("session_catalog.s.m")] == [1]
    grants()
    refused(BadRequest, lambda: w.catalogs.delete("session_catalog"), "not empty")
    w.catalogs.delete("session_catalog", force=True)
    refused(NotFound, lambda: w.volumes.read("session_catalog.s.v"))
    assert "session_catalog" not in [x.name for x in w.catalogs.list()]


def grants():
    change = catalog.PermissionsChange(
        principal="account users", add=[catalog.Privilege.USE_SCHEMA, catalog.Privilege.SELECT]
    )
    w.grants.update("schema", "session_catalog.s", changes=[change])
    replace = catalog.PermissionsChange(
        principal="account users", add=[catalog.Privilege.SELECT], remove=[catalog.Privilege.ALL_PRIVILEGES]
    )
    w.grants.update("schema", "session_catalog.s", changes=[replace])
    got = w.grants.get("schema", "session_catalog.s").privilege_assignments
    assert [(g.principal, g.privileges) for g in got] == [("account users", [catalog.Privilege.SELECT])], got


def compute_and_serving():
    cluster = w.clusters.create(
        cluster_name="session", spark_version="16.4.x-scala2.12", node_type_id="i3.xlarge", num_workers=1
    ).result()
    assert cluster.state == compute.State.RUNNING
    w.clusters.permanent_delete(cluster.cluster_id)
    refused(ResourceDoesNotExist, lambda: w.clusters.get(cluster.cluster_id))
    config = serving.EndpointCoreConfigInput(
        name="session",
        served_entities=[serving.ServedEntityInput(entity_name="main.default.m", entity_version="1")]
    )
    endpoint = w.serving_endpoints.create_and_wait("session", config=config)
    assert endpoint.config.traffic_config.routes[0].traffic_percentage == 100
    w.serving_endpoints.delete("session")
    pipeline = w.pipelines.create(name="session", catalog="main", schema="default").pipeline_id
    assert w.pipelines.get(pipeline).spec.name == "session"
    assert [p.pipeline_id for p in w.pipelines.list_pipelines(filter="name LIKE 'sess%'")] == [pipeline]
    w.pipelines.delete(pipeline)
    refused(ResourceDoesNotExist, lambda: w.pipelines.get(pipeline))


for part in (files, many_jobs, one_job, experiments, unity, compute_and_serving):
    part()
    print(part.__name__)
print("OK")
