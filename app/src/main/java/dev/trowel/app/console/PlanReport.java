package dev.trowel.app.console;

import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.PlanJson;

/// A plan for programs that know the incumbent's.
public final class PlanReport {

  private PlanReport() {}

  /// The plan file (format.md 1.4).
  public static String incumbentJson(Plan plan) {
    return JsonText.of(json -> JsonText.write(json, PlanJson.write(plan)));
  }
}
