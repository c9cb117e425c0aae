package dev.trowel.core.imports.job;

import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.Imported;
import dev.trowel.core.imports.part.Importer;
import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.InputFolder;
import dev.trowel.core.imports.part.Made;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Imports jobs kept as JSON: what the Jobs API takes and answers in its versions 2.0, 2.1 and 2.2,
/// and what the user interface shows.
public final class JobJson implements Importer {

  @Override
  public String name() {
    return "job-json";
  }

  @Override
  public String summary() {
    return "Jobs kept as JSON of the Jobs API.";
  }

  @Override
  public List<String> details() {
    return List.of(
        "PATH is a file of a job or of several, or a folder of such files. Files that",
        "differ by environment, as in jobs/dev and jobs/prod, become one job.");
  }

  @Override
  public Imported read(Asked asked) {
    Notes notes = new Notes();
    List<FoundJob> jobs = new ArrayList<>();
    for (InputFile file : InputFolder.files(asked, ".json")) {
      List<FoundJob> found = new JobFile(file, notes).jobs(file.tree());
      jobs.addAll(found);
      if (found.isEmpty()) {
        refuse(asked, file, notes);
      }
    }
    if (jobs.isEmpty()) {
      throw Notes.unusable(
          Span.synthetic("import"),
          "there is no job in these files",
          "A job has tasks, or settings with tasks.");
    }
    Stating stating = Stating.of(asked, notes, jobs);
    return new Imported(
        stating.name(jobs), stating.environments(jobs), Made.mapping(), Map.of(), notes);
  }

  /// A file that was named must be one of jobs; one that was found in a folder need not.
  private static void refuse(Asked asked, InputFile file, Notes notes) {
    Span place = Span.at(file.name(), 1, 1);
    if (asked.paths().contains(file.path())) {
      throw Notes.unusable(
          place, file.name() + " holds no job", "A job has tasks, or settings with tasks.");
    }
    notes.leftOut(place, file.name(), "It holds no job.");
  }
}
