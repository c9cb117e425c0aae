locals {
  env    = "staging"
  prefix = "${local.env}-"
  # What every task runs on.
  cluster = {
    spark_version = "14.3.x-cpu-ml-scala2.12"
    node_type_id  = "i3.xlarge"
  }
}
