package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;

/// Goes through the tasks of all jobs, those inside a `for_each_task` included.
final class Tasks {

  private static final String TASKS = "tasks";
  private static final String LOOP = "for_each_task";

  private Tasks() {}

  /// What to do with one task.
  @FunctionalInterface
  interface Visitor {
    void visit(Resource job, Path path, Mapping task);
  }

  /// Visits each task with the job it belongs to and its place in the bundle.
  static void visit(Inspected bundle, Visitor visitor) {
    for (Resource resource : bundle.resources().values()) {
      if (resource.key().kind().equals("jobs")) {
        visit(resource, visitor);
      }
    }
  }

  /// Visits the tasks of one job.
  static void visit(Resource job, Visitor visitor) {
    List<Value> tasks = Values.items(job.settings(), TASKS);
    for (int i = 0; i < tasks.size(); i++) {
      Path path = job.key().path().field(TASKS).index(i);
      if (tasks.get(i) instanceof Mapping task) {
        visitor.visit(job, path, task);
        if (Values.find(task, LOOP, "task") instanceof Mapping nested) {
          visitor.visit(job, path.field(LOOP).field("task"), nested);
        }
      }
    }
  }
}
