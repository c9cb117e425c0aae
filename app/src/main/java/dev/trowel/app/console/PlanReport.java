package dev.trowel.app.console;

import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.PlanJson;
import dev.trowel.schema.diagnostic.Diagnostic;
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

  /// The envelope around the plan file, with the files beside it.
  public static String nativeJson(Proposal proposal, List<Diagnostic> diagnostics) {
    return Envelope.of(
        "plan",
        json -> {
          json.writeStartObject();
          json.writeFieldName("plan");
          JsonText.write(json, PlanJson.write(proposal.plan()));
          json.writeFieldName("upload");
          JsonText.writeTexts(json, uploads(proposal));
          json.writeFieldName("remove");
          JsonText.writeTexts(json, proposal.files().deletes());
          json.writeFieldName("upload_libraries");
          JsonText.writeTexts(json, libraries(proposal));
          json.writeFieldName("remove_libraries");
          JsonText.writeTexts(json, proposal.libraries().stale());
          json.writeBooleanField("empty", proposal.isEmpty());
          json.writeEndObject();
        },
        diagnostics);
  }

  /// The files that are sent or deleted, a line each as long as there are few.
  public static String files(Proposal proposal) {
    StringBuilder text = new StringBuilder();
    list("upload", "libraries", libraries(proposal), text);
    list("remove", "libraries", proposal.libraries().stale(), text);
    list("upload", "files", uploads(proposal), text);
    list("remove", "files", proposal.files().deletes(), text);
    proposal.formerPaths().forEach(path -> text.append("leave folder ").append(path).append('\n'));
    proposal
        .plan()
        .moves()
        .forEach(
            (to, from) -> text.append("move ").append(from).append(" to ").append(to).append('\n'));
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
