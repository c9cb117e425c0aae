package dev.trowel.core.imports.job;

import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.Literals;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.core.imports.part.SingleTask;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;

/// Finds the jobs in a file: bare settings, what the API answers or is sent, or a list of them.
///
/// @param file the file
/// @param notes takes what the answer of the API says beside the settings
record JobFile(InputFile file, Notes notes) {

  private static final String JOBS = "jobs";

  /// Its jobs; none when it holds something else.
  List<FoundJob> jobs(Value tree) {
    List<FoundJob> found = new ArrayList<>();
    collect(tree, found);
    return found;
  }

  private void collect(Value value, List<FoundJob> found) {
    if (value instanceof Seq list) {
      list.items().forEach(each -> collect(each, found));
    } else if (value instanceof Mapping mapping) {
      if (mapping.get(JOBS) instanceof Seq jobs) {
        warnOfMore(mapping);
        collect(jobs, found);
      } else {
        job(mapping, found);
      }
    }
  }

  private void warnOfMore(Mapping answer) {
    boolean more = Values.isTrue(answer, "has_more");
    Value.Entry at = answer.entries().get("has_more");
    if (more && at != null) {
      notes.leftOut(at.key(), "the rest of the list", "This is one page of several: save all.");
    }
  }

  private void job(Mapping mapping, List<FoundJob> found) {
    for (String wrapper : List.of("settings", "new_settings")) {
      if (mapping.get(wrapper) instanceof Mapping settings) {
        runAs(mapping, settings);
        Literals.tell(settings, notes);
        found.add(new FoundJob(file, settings, mapping.get("job_id")));
        return;
      }
    }
    if (mapping.get("tasks") instanceof Seq || SingleTask.isIn(mapping)) {
      Literals.tell(mapping, notes);
      found.add(new FoundJob(file, mapping.without("job_id"), mapping.get("job_id")));
    }
  }

  private void runAs(Mapping answer, Mapping settings) {
    Value.Entry runs = answer.entries().get("run_as_user_name");
    if (runs != null && settings.get("run_as") == null) {
      Span place = runs.key();
      notes.check(
          place,
          "the job runs as %s".formatted(Values.textOrEmpty(answer, "run_as_user_name")),
          "A job of a bundle runs as whoever deploys it, unless run_as says otherwise.");
    }
  }
}
