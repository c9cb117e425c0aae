package dev.trowel.app.console;

import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.PlanJson;
import java.util.Collection;
import java.util.List;

/// All that a deployment would do: resources and files.
public final class PlanReport {

  private static final int SHOWN = 10;

  private PlanReport() {}

  /// The plan file (format.md 1.4).
  public static String incumbentJson(Plan plan) {
    return JsonText.of(json -> JsonText.write(json, PlanJson.write(plan)));
  }

  /// The files that are sent or deleted, a line each as long as there are few.
  public static String files(Proposal proposal) {
    StringBuilder text = new StringBuilder();
    list("upload", "libraries", libraries(proposal), text);
    list("remove", "libraries", proposal.libraries().stale(), text);
    list("upload", "files", uploads(proposal), text);
    list("remove", "files", proposal.files().deletes(), text);
    return text.toString();
  }

  private static List<String> uploads(Proposal proposal) {
    return proposal.files().uploads().stream().map(file -> file.path()).sorted().toList();
  }

  private static List<String> libraries(Proposal proposal) {
    return proposal.libraries().uploads().stream().map(each -> each.shown()).sorted().toList();
  }

  /// @param kind what they are, in the plural
  private static void list(String verb, String kind, Collection<String> files, StringBuilder text) {
    String one = kind.equals("files") ? " file " : " library ";
    if (files.size() > SHOWN) {
      text.append(verb).append(' ').append(files.size()).append(' ').append(kind).append('\n');
    } else {
      files.stream()
          .sorted()
          .forEach(file -> text.append(verb).append(one).append(file).append('\n'));
    }
  }
}
