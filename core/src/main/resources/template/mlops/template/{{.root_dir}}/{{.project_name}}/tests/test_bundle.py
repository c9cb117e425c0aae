"""The seams that no workspace checks before a job runs: parameters, task values, sources."""

import ast
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
NOTEBOOKS = sorted([*ROOT.glob("notebooks/*.py"), *ROOT.glob("integration/*.py")])


def jobs():
    for file in sorted(RESOURCES.glob("*.yml")):
        written = yaml.safe_load(file.read_text())
        for part in [written, *written.get("targets", {}).values()]:
            yield from part.get("resources", {}).get("jobs", {}).items()


def notebook_tasks():
    for job_name, job in jobs():
        for task in job["tasks"]:
            if "notebook_task" in task:
                yield pytest.param(task, id=f"{job_name}.{task['task_key']}")


def source_of(task):
    return (RESOURCES / task["notebook_task"]["notebook_path"]).resolve()


def test_there_is_something_to_check():
    assert {"training", "batch_inference", "integration_test"} <= {name for name, _ in jobs()}
    assert len(NOTEBOOKS) >= 5


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_python(notebook):
    source = notebook.read_text()

    assert source.startswith("# Databricks notebook source\n")
    ast.parse(source)


@pytest.mark.parametrize("task", list(notebook_tasks()))
def test_a_task_gives_its_notebook_exactly_the_parameters_it_reads(task):
    read = set(re.findall(r'widgets\.get\("(\w+)"\)', source_of(task).read_text()))

    assert set(task["notebook_task"]["base_parameters"]) == read


def test_every_notebook_is_the_task_of_a_job():
    assert sorted({source_of(param.values[0]) for param in notebook_tasks()}) == NOTEBOOKS


@pytest.mark.parametrize("job", [pytest.param(job, id=name) for name, job in jobs()])
def test_every_task_value_that_is_read_was_set(job):
    tasks = {task["task_key"]: task for task in job["tasks"]}
    for task_key, value in re.findall(r"[{][{]tasks\.(\w+)\.values\.(\w+)[}][}]", yaml.safe_dump(job)):
        assert f'taskValues.set("{value}"' in source_of(tasks[task_key]).read_text()


@pytest.mark.parametrize("job", [pytest.param(job, id=name) for name, job in jobs()])
def test_tasks_depend_on_tasks_of_their_job(job):
    keys = {task["task_key"] for task in job["tasks"]}

    assert {on["task_key"] for task in job["tasks"] for on in task.get("depends_on", [])} <= keys
