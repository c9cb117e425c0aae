resource "databricks_job" "a" {
  name = "a"
}
