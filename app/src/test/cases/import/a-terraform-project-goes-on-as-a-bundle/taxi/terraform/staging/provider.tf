terraform {
  required_providers {
    databricks = {
      source = "databricks/databricks"
    }
  }
  backend "s3" {
    bucket = "taxi-state"
    key    = "staging.tfstate"
  }
}

provider "databricks" {
  host = "https://staging.example.com"
}
