variable "git_repo_url" {
  type        = string
  description = "The repository of the notebooks."
}

variable "readers" {
  type    = list(string)
  default = ["users", "auditors"]
}
