package dev.trowel.app.console;

import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.PlanJson;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// All that a deployment would do, for other programs.
public final class PlanReport {

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

  private static List<String> uploads(Proposal proposal) {
    return proposal.files().uploads().stream().map(file -> file.path()).sorted().toList();
  }

  private static List<String> libraries(Proposal proposal) {
    return proposal.libraries().uploads().stream().map(each -> each.shown()).sorted().toList();
  }
}
