"""Writes the field types the local workspace checks requests against, from the official Python SDK.

Usage: python emulator_types.py core/src/main/resources/dev/trowel/core/emulator/types.json
"""

import dataclasses
import enum
import json
import sys
import typing

from databricks.sdk.service import (
    apps,
    catalog,
    compute,
    dashboards,
    database,
    jobs,
    ml,
    pipelines,
    postgres,
    serving,
    sql,
    vectorsearch,
    workspace,
)

# Request name -> the SDK method whose arguments are the fields of its body.
METHODS = {
    "alerts.create": sql.AlertV2,
    "apps.create": apps.App,
    "apps.create-update": apps.AppsAPI.create_update,
    "apps.deploy": apps.AppDeployment,
    "dashboards.create": dashboards.Dashboard,
    "dashboards.publish": dashboards.LakeviewAPI.publish,
    "genie-spaces.create": dashboards.GenieAPI.create_space,
    "genie-spaces.update": dashboards.GenieAPI.update_space,
    "queries.create": sql.CreateQueryRequestQuery,
    "clusters.create": compute.ClustersAPI.create,
    "clusters.edit": compute.ClustersAPI.edit,
    "clusters.resize": compute.ClustersAPI.resize,
    "catalogs.create": catalog.CatalogsAPI.create,
    "catalogs.update": catalog.CatalogsAPI.update,
    "database-catalogs.create": database.DatabaseCatalog,
    "database-instances.create": database.DatabaseInstance,
    "experiments.create": ml.ExperimentsAPI.create_experiment,
    "external-locations.create": catalog.ExternalLocationsAPI.create,
    "external-locations.update": catalog.ExternalLocationsAPI.update,
    "instance-pools.create": compute.InstancePoolsAPI.create,
    "instance-pools.edit": compute.InstancePoolsAPI.edit,
    "jobs.create": jobs.JobsAPI.create,
    "jobs.reset": jobs.JobsAPI.reset,
    "jobs.run-now": jobs.JobsAPI.run_now,
    "jobs.submit": jobs.JobsAPI.submit,
    "jobs.update": jobs.JobsAPI.update,
    "models.create": ml.ModelRegistryAPI.create_model,
    "models.update": ml.ModelRegistryAPI.update_model,
    "monitors.create": catalog.QualityMonitorsAPI.create,
    "monitors.update": catalog.QualityMonitorsAPI.update,
    "pipelines.create": pipelines.PipelinesAPI.create,
    "pipelines.update": pipelines.PipelinesAPI.update,
    "policies.create": compute.ClusterPoliciesAPI.create,
    "policies.edit": compute.ClusterPoliciesAPI.edit,
    "registered-models.create": catalog.RegisteredModelsAPI.create,
    "registered-models.update": catalog.RegisteredModelsAPI.update,
    "schemas.create": catalog.SchemasAPI.create,
    "schemas.update": catalog.SchemasAPI.update,
    "secret-scopes.create": workspace.SecretsAPI.create_scope,
    "serving.ai-gateway": serving.ServingEndpointsAPI.put_ai_gateway,
    "serving.config": serving.ServingEndpointsAPI.update_config,
    "serving.create": serving.ServingEndpointsAPI.create,
    "serving.tags": serving.ServingEndpointsAPI.patch,
    "synced-tables.create": database.SyncedDatabaseTable,
    "tables.create": catalog.TablesAPI.create,
    "vector-search.budget-policy": vectorsearch.VectorSearchEndpointsAPI.update_endpoint_budget_policy,
    "vector-search.endpoint": vectorsearch.VectorSearchEndpointsAPI.create_endpoint,
    "vector-search.index": vectorsearch.VectorSearchIndexesAPI.create_index,
    "vector-search.patch": vectorsearch.VectorSearchEndpointsAPI.patch_endpoint,
    "volumes.create": catalog.VolumesAPI.create,
    "volumes.update": catalog.VolumesAPI.update,
    "warehouses.create": sql.WarehousesAPI.create,
    "warehouses.edit": sql.WarehousesAPI.edit,
}
# Request name -> the SDK dataclass that is its whole body.
BODIES = {
    "postgres.branches": postgres.Branch,
    "postgres.catalogs": postgres.Catalog,
    "postgres.databases": postgres.Database,
    "postgres.endpoints": postgres.Endpoint,
    "postgres.projects": postgres.Project,
    "postgres.roles": postgres.Role,
    "postgres.synced_tables": postgres.SyncedTable,
    "secrets.create": catalog.Secret,
    "secrets.update": catalog.Secret,
}
SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean"}


def expression(hint, types):
    """The type expression of a hint; named types are added to `types`."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Union:
        return expression(next(a for a in arguments if a is not type(None)), types)
    if origin in (list, typing.Iterator):
        return [expression(arguments[0], types)]
    if origin is dict:
        return {"*": expression(arguments[1], types)}
    if hint in SCALARS:
        return SCALARS[hint]
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        name = hint.__module__.rsplit(".", 1)[-1] + "." + hint.__name__
        types[name] = {"enum": sorted(member.value for member in hint)}
        return name
    if dataclasses.is_dataclass(hint):
        return structure(hint, types)
    return "any"


def structure(cls, types):
    name = cls.__module__.rsplit(".", 1)[-1] + "." + cls.__name__
    if name not in types:
        types[name] = {}
        hints = typing.get_type_hints(cls)
        for field in sorted(hints):
            types[name][field] = expression(hints[field], types)
    return name


def main(target):
    types = {}
    for name, method in sorted(METHODS.items()):
        hints = typing.get_type_hints(method)
        types[name] = {f: expression(hints[f], types) for f in sorted(hints) if f not in ("return", "timeout")}
    for name, body in sorted(BODIES.items()):
        types[name] = types[structure(body, types)]
    types["jobs.JobSettings"]["access_control_list"] = types["jobs.create"]["access_control_list"]
    with open(target, "w", encoding="utf-8") as out:
        json.dump({"types": dict(sorted(types.items()))}, out, indent=0, sort_keys=True, separators=(",", ":"))
        out.write("\n")


main(sys.argv[1])
