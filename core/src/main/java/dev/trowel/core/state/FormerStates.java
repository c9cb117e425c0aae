package dev.trowel.core.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Candidate.Origin;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The states in the folders that a deployment had before (`trowel.moved`).
///
/// @param paths the folders, absolute
public record FormerStates(WorkspaceFiles files, List<String> paths) {

  /// Says of a folder whose state went elsewhere whose it was, as long as the rest of it stays.
  private static final String MARK = "/trowel/moved.json";

  private static final String TERRAFORM = "/terraform.tfstate";
  private static final String LINEAGE = "lineage";

  public FormerStates {
    paths = List.copyOf(paths);
  }

  /// The states that are there and belong to the deployment that `present` are of; any, where there
  /// is none.
  List<Candidate> candidates(List<Candidate> present, Diagnostics warnings) {
    List<Candidate> found = new ArrayList<>();
    for (String path : paths) {
      Optional<Candidate> recorded =
          files.read(file(path)).map(bytes -> Candidate.direct(Origin.FORMER, file(path), bytes));
      if (recorded.isEmpty() && present.isEmpty()) {
        refuseTerraform(path);
      }
      recorded.ifPresent(candidate -> {
        if (present.stream().allMatch(each -> each.lineage().equals(candidate.lineage()))) {
          found.add(candidate);
        } else {
          warnings.add(StateProblem.formerOfOther(candidate.toString()));
        }
      });
    }
    return found;
  }

  private void refuseTerraform(String path) {
    String file = path + TERRAFORM;
    if (files.stat(file).isPresent()) {
      throw StateProblem.formerTerraform(file);
    }
  }

  /// The folders in which something of the deployment `lineage` is left: its state, or what stayed
  /// when that was taken away.
  public List<String> left(String lineage) {
    return paths.stream()
        .filter(path -> !lineage.isEmpty() && lineage.equals(owner(path)))
        .toList();
  }

  /// Takes the state out of a folder, so that nobody deploys from there any more, and leaves a
  /// mark.
  ///
  /// @param present where the state is now
  public void retire(String path, String lineage, String present) {
    ObjectNode mark = Json.object().put(LINEAGE, lineage).put("moved_to", present);
    files.write(path + MARK, Json.write(mark), true);
    files.delete(file(path), false);
  }

  /// Takes the state out of a folder that stays, as the present one lies in it or around it.
  public void forget(String path) {
    files.delete(file(path), false);
    files.delete(path + MARK, false);
  }

  private String owner(String path) {
    return state(path).map(State::lineage).or(() -> mark(path)).orElse("");
  }

  private Optional<String> mark(String path) {
    return files
        .read(path + MARK)
        .map(bytes -> {
          try {
            return Json.parse(bytes).path(LINEAGE).asText();
          } catch (IOException unreadable) {
            return "";
          }
        });
  }

  private Optional<State> state(String path) {
    return files.read(file(path)).map(bytes -> StateCodec.read(bytes, file(path)));
  }

  private static String file(String path) {
    return path + "/" + LocalState.FILE;
  }
}
