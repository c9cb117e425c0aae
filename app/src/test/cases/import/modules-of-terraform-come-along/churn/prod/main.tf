provider "databricks" {
  host = "https://prod.example.com"
}

locals {
  jobs = yamldecode(file("${path.module}/jobs.yml"))
}

resource "databricks_mlflow_experiment" "churn" {
  name = "/Shared/prod-churn"
}

module "job" {
  for_each   = local.jobs
  source     = "../modules/job"
  name       = "prod-churn-${each.key}"
  settings   = each.value
  experiment = databricks_mlflow_experiment.churn.name
}

module "monitoring" {
  source  = "example/monitoring/databricks"
  version = "1.2.0"
  job_id  = module.job["train"].id
}

resource "databricks_permissions" "train" {
  job_id = module.job["train"].id
  access_control {
    group_name       = "users"
    permission_level = "CAN_VIEW"
  }
}
