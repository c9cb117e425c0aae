"""Runs a job of a deployed bundle and waits until it is done.

    python ci/run_job.py FOLDER TARGET JOB

Trowel says which job that is; the exit code is 0 when the run succeeded. Variables of the bundle
come from the environment, as BUNDLE_VAR_name.
"""

import json
import subprocess
import sys
from datetime import timedelta


def deployed(folder: str, target: str) -> dict:
    """What is deployed, and where."""
    command = ["trowel", "bundle", "summary", "-t", target, "-o", "json"]
    told = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(told.stdout)


def find(summary: dict, job: str) -> tuple[str, int]:
    """The host and the id of the job."""
    jobs = summary.get("resources", {}).get("jobs", {})
    if "id" not in jobs.get(job, {}):
        sys.exit(f"{job} is not deployed; there are: {', '.join(sorted(jobs)) or 'none'}")
    return summary["workspace"]["host"], int(jobs[job]["id"])


def run(host: str, job_id: int) -> bool:
    """Runs the job; whether it succeeded."""
    from databricks.sdk import WorkspaceClient
    from databricks.sdk.service.jobs import RunResultState

    jobs = WorkspaceClient(host=host).jobs
    started = jobs.run_now(job_id=job_id)
    print(jobs.get_run(started.run_id).run_page_url, flush=True)
    done = started.result(timeout=timedelta(hours=2))
    for task in done.tasks or []:
        print(f"{task.task_key}: {task.state.result_state or task.state.life_cycle_state}")
    return done.state.result_state == RunResultState.SUCCESS


def main(arguments: list[str]) -> int:
    if len(arguments) != 3:
        sys.exit(__doc__)
    folder, target, job = arguments
    host, job_id = find(deployed(folder, target), job)
    return 0 if run(host, job_id) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
