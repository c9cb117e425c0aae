package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the service refuses, the local workspace refuses in the same words.
class BadRequestsTest {
  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "GET | /api/2.2/jobs/get?job_id=123 | - | 400 | INVALID_PARAMETER_VALUE | Job 123 does not"
            + " exist.",
        "GET | /api/2.2/jobs/get | - | 400 | INVALID_PARAMETER_VALUE | Missing required field:"
            + " job_id",
        "GET | /api/2.2/jobs/list?limit=101 | - | 400 | INVALID_PARAMETER_VALUE | Invalid limit:"
            + " 101. It must be between 1 and 100.",
        "GET | /api/2.2/jobs/list?limit=ten | - | 400 | INVALID_PARAMETER_VALUE | Invalid value for"
            + " parameter limit: ten",
        "GET | /api/2.2/jobs/list?page_token=%25 | - | 400 | INVALID_PARAMETER_VALUE | Invalid page"
            + " token: %",
        "POST | /api/2.2/jobs/delete | {} | 400 | INVALID_PARAMETER_VALUE | Missing required field:"
            + " job_id",
        "POST | /api/2.2/jobs/delete | {'job_id': 'x'} | 400 | MALFORMED_REQUEST | Could not parse"
            + " request object: Invalid integer value \"x\" for field 'job_id'",
        "POST | /api/2.2/jobs/run-now | {'job_id': 5} | 400 | INVALID_PARAMETER_VALUE | Job 5 does"
            + " not exist.",
        "POST | /api/2.2/jobs/reset | {'job_id': 5, 'new_settings': {}} | 400 |"
            + " INVALID_PARAMETER_VALUE | Job 5 does not exist.",
        "POST | /api/2.2/jobs/create | {'name': {}} | 400 | MALFORMED_REQUEST | Could not parse"
            + " request object: Expected Scalar value for String field 'name'",
        "POST | /api/2.2/jobs/create | {'tasks': 'x'} | 400 | MALFORMED_REQUEST | Could not parse"
            + " request object: Expected 'START_ARRAY' not 'VALUE_STRING'",
        "POST | /api/2.2/jobs/create | {'schedule': [1]} | 400 | MALFORMED_REQUEST | Could not"
            + " parse request object: Expected 'START_OBJECT' not 'START_ARRAY'",
        "POST | /api/2.2/jobs/create | {'max_concurrent_runs': 'many'} | 400 | MALFORMED_REQUEST |"
            + " Could not parse request object: Invalid integer value \"many\" for field"
            + " 'max_concurrent_runs'",
        "POST | /api/2.2/jobs/create | {'max_concurrent_runs': 1001} | 400 |"
            + " INVALID_PARAMETER_VALUE | Invalid max_concurrent_runs: 1001. It must be between 0"
            + " and 1000.",
        "POST | /api/2.2/jobs/create | {'format': 'MANY'} | 400 | MALFORMED_REQUEST | Could not"
            + " parse request object: Invalid value 'MANY' for enum field 'format'",
        "POST | /api/2.2/jobs/create | {not json | 400 | MALFORMED_REQUEST | Invalid JSON given in"
            + " the body of the request - failed to parse given JSON",
        "POST | /api/2.2/jobs/create | {} {} | 400 | MALFORMED_REQUEST | Invalid JSON given in the"
            + " body of the request - failed to parse given JSON",
        "POST | /api/2.2/jobs/create | {'schedule': {'quartz_cron_expression': 'daily',"
            + " 'timezone_id': 'UTC'}} | 400 | INVALID_PARAMETER_VALUE | Invalid cron expression:"
            + " 'daily'.",
        "POST | /api/2.2/jobs/create | {'schedule': {'quartz_cron_expression': '0 0 9 * * ?',"
            + " 'timezone_id': 'Mars/Base'}} | 400 | INVALID_PARAMETER_VALUE | Invalid timezone:"
            + " 'Mars/Base'.",
        "POST | /api/2.2/jobs/create | {'schedule': {'timezone_id': 'UTC'}} | 400 |"
            + " INVALID_PARAMETER_VALUE | Missing required field: quartz_cron_expression",
        "POST | /api/2.2/jobs/create | {'tasks': [{'task_key': 'a'}]} | 400 |"
            + " INVALID_PARAMETER_VALUE | Task 'a' must specify exactly one task type, found 0.",
        "POST | /api/2.2/jobs/create | {'tasks': [{'task_key': 'a b', 'condition_task': {}}]} | 400"
            + " | INVALID_PARAMETER_VALUE | The task key 'a b' is invalid: only letters, digits, -"
            + " and _ are allowed.",
        "POST | /api/2.2/jobs/create | {'tasks': [{'task_key': 'a', 'condition_task': {}},"
            + " {'task_key': 'a', 'condition_task': {}}]} | 400 | INVALID_PARAMETER_VALUE |"
            + " Duplicate task_key found: 'a'.",
        "POST | /api/2.2/jobs/create | {'tasks': [{'task_key': 'a', 'condition_task': {},"
            + " 'depends_on': [{'task_key': 'b'}]}]} | 400 | INVALID_PARAMETER_VALUE | Invalid"
            + " dependency graph: task 'a' depends on task 'b' which does not exist.",
        "POST | /api/2.2/jobs/create | {'tasks': [{'task_key': 'a', 'condition_task': {},"
            + " 'depends_on': [{'task_key': 'a'}]}]} | 400 | INVALID_PARAMETER_VALUE | Invalid"
            + " dependency graph: the tasks depend on each other.",
        "POST | /api/2.2/jobs/create | {'tasks': [{'task_key': 'a', 'job_cluster_key': 'c',"
            + " 'condition_task': {}}]} | 400 | INVALID_PARAMETER_VALUE | Task 'a' refers to"
            + " job_cluster_key 'c' that is not defined in field 'job_clusters'.",
        "POST | /api/2.2/jobs/create | {'tasks': [{'task_key': 'a', 'environment_key': 'e',"
            + " 'condition_task': {}}]} | 400 | INVALID_PARAMETER_VALUE | Task 'a' refers to"
            + " environment_key 'e' that is not defined in field 'environments'.",
        "POST | /api/2.2/jobs/create | {'tasks': [{'task_key': 'a', 'notebook_task':"
            + " {'notebook_path': 'x'}}]} | 400 | INVALID_PARAMETER_VALUE | Only absolute paths are"
            + " currently supported. Paths must begin with '/'.",
        "POST | /api/2.2/jobs/create | {'job_clusters': [{'job_cluster_key': 'c', 'new_cluster':"
            + " {'num_workers': 1}}]} | 400 | INVALID_PARAMETER_VALUE | Missing required field:"
            + " spark_version",
        "POST | /api/2.0/mlflow/experiments/create | {} | 400 | INVALID_PARAMETER_VALUE | Missing"
            + " required field: name",
        "POST | /api/2.0/mlflow/experiments/create | {'name': 'x'} | 400 | INVALID_PARAMETER_VALUE"
            + " | Got an invalid experiment name 'x'. An experiment name must be an absolute path"
            + " within the Databricks workspace, e.g. '/Users/<some-username>/my-experiment'.",
        "POST | /api/2.0/mlflow/experiments/create | {'name': '/Shared/no/x'} | 404 |"
            + " RESOURCE_DOES_NOT_EXIST | Parent directory /Shared/no does not exist.",
        "POST | /api/2.0/mlflow/experiments/create | {'name': '/Shared'} | 400 |"
            + " RESOURCE_ALREADY_EXISTS | Node named 'Shared' already exists",
        "GET | /api/2.0/mlflow/experiments/get?experiment_id=7 | - | 404 | RESOURCE_DOES_NOT_EXIST"
            + " | Node ID 7 does not exist.",
        "GET | /api/2.0/mlflow/databricks/registered-models/get?name=m | - | 404 |"
            + " RESOURCE_DOES_NOT_EXIST | RegisteredModel 'm' does not exist. It might have been"
            + " deleted.",
        "POST | /api/2.1/unity-catalog/schemas | {'name': 's', 'catalog_name': 'nope'} | 404 |"
            + " CATALOG_DOES_NOT_EXIST | Catalog 'nope' does not exist.",
        "POST | /api/2.1/unity-catalog/schemas | {'name': 's'} | 400 | INVALID_PARAMETER_VALUE |"
            + " Missing required field: catalog_name",
        "POST | /api/2.1/unity-catalog/schemas | {'name': 'default', 'catalog_name': 'main'} | 400"
            + " | SCHEMA_ALREADY_EXISTS | Schema 'default' already exists",
        "POST | /api/2.1/unity-catalog/catalogs | {'name': 'main'} | 400 | CATALOG_ALREADY_EXISTS |"
            + " Catalog 'main' already exists",
        "POST | /api/2.1/unity-catalog/volumes | {'name': 'v', 'catalog_name': 'main',"
            + " 'schema_name': 'no', 'volume_type': 'MANAGED'} | 404 | SCHEMA_DOES_NOT_EXIST |"
            + " Schema 'main.no' does not exist.",
        "POST | /api/2.1/unity-catalog/volumes | {'name': 'v', 'catalog_name': 'main',"
            + " 'schema_name': 'default', 'volume_type': 'EXTERNAL'} | 400 |"
            + " INVALID_PARAMETER_VALUE | Missing required field: storage_location",
        "GET | /api/2.1/unity-catalog/models/main.default.m | - | 404 | RESOURCE_DOES_NOT_EXIST |"
            + " Routine or Model 'main.default.m' does not exist.",
        "PATCH | /api/2.1/unity-catalog/schemas/main.default | {} | 400 | INVALID_PARAMETER_VALUE |"
            + " UpdateSchema Nothing to update.",
        "PATCH | /api/2.1/unity-catalog/permissions/schema/main.default | {'changes':"
            + " [{'principal': 'p', 'add': ['USE_CATALOG']}]} | 400 | INVALID_PARAMETER_VALUE |"
            + " Privilege USE_CATALOG is not applicable to this entity [main.default:SCHEMA]. If"
            + " this seems unexpected, please check the privilege version of the metastore in use"
            + " [1.0].",
        "POST | /api/2.1/unity-catalog/tables/main.default.t/monitor | {} | 404 |"
            + " TABLE_DOES_NOT_EXIST | Table 'main.default.t' does not exist.",
        "POST | /api/2.0/serving-endpoints | {'name': '-x'} | 400 | INVALID_PARAMETER_VALUE |"
            + " Endpoint name '-x' is invalid: it must be alphanumeric, with hyphens and"
            + " underscores allowed in between, and at most 63 characters.",
        "GET | /api/2.0/serving-endpoints/x | - | 404 | RESOURCE_DOES_NOT_EXIST | Endpoint with"
            + " name 'x' does not exist.",
        "GET | /api/2.0/pipelines/x | - | 404 | RESOURCE_DOES_NOT_EXIST | The specified pipeline x"
            + " was not found.",
        "GET | /api/2.1/clusters/get?cluster_id=x | - | 400 | INVALID_PARAMETER_VALUE | Cluster x"
            + " does not exist",
        "POST | /api/2.1/clusters/create | {'spark_version': '16.4.x-scala2.12'} | 400 |"
            + " INVALID_PARAMETER_VALUE | Missing required field: node_type_id",
        "GET | /api/2.0/permissions/boats/1 | - | 400 | INVALID_PARAMETER_VALUE | 'boats' is not a"
            + " supported object type.",
        "GET | /api/2.0/permissions/jobs/1 | - | 404 | RESOURCE_DOES_NOT_EXIST | '1' is not a valid"
            + " job ID: it does not exist.",
        "GET | /api/2.0/workspace/get-status?path=/nope | - | 404 | RESOURCE_DOES_NOT_EXIST | Path"
            + " (/nope) doesn't exist.",
        "GET | /api/2.0/workspace/get-status?path=nope | - | 400 | INVALID_PARAMETER_VALUE | Path"
            + " (nope) doesn't start with '/'",
        "POST | /api/2.0/workspace/delete | {'path': '/Users', 'recursive': true} | 400 |"
            + " DIRECTORY_PROTECTED | Folder Users is protected and can't be deleted.",
        "GET | /api/2.2/boats/list | - | 404 | ENDPOINT_NOT_FOUND | No API found for 'GET"
            + " /boats/list'",
        "PATCH | /api/2.2/jobs/create | {} | 404 | ENDPOINT_NOT_FOUND | No API found for 'PATCH"
            + " /jobs/create'",
      })
  void isRefusedInTheServicesWords(
      String verb, String target, String body, String status, String code, String message) {
    try (LocalApi api = LocalApi.start()) {
      LocalApi.Answer answer = api.call(verb, target, body == null ? "" : body);

      assertThat(answer.status() + " " + answer.at("/error_code") + " " + answer.at("/message"))
          .isEqualTo(status + " " + code + " " + message);
      assertThat(answer.json().properties()).hasSize(2);
    }
  }
}
