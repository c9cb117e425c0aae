git_repo_url = "https://github.com/example/taxi"
