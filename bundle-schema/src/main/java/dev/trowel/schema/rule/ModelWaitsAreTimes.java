package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.ModelWait;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;

/// How long a deployment waits for a model is a time, and what is waited for is not left out, too.
final class ModelWaitsAreTimes implements Rule {

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    for (ResourceKey key : bundle.resources().keySet()) {
      Path place = ModelWait.waitPlace(key);
      Value written = Values.find(bundle.tree(), place);
      if (!(written instanceof Text text) || text.text().contains("${")) {
        continue;
      }
      ModelWait wait = ModelWait.of(bundle.tree(), key);
      if (wait.time().isEmpty()) {
        diagnostics.add(
            fault("wait_for_model is no time: " + text.text())
                .detail("Write a number of seconds, minutes or hours: 90s, 30m, 2h.")
                .at(place)
                .in(text.span()));
      } else if (wait.skip()) {
        diagnostics.add(
            fault(key + " both waits for its model and is left out until it is there")
                .detail("Take wait_for_model or skip_until_model out.")
                .at(place)
                .in(text.span()));
      }
    }
  }

  private static Diagnostic fault(String summary) {
    return Diagnostic.error("model-wait", summary);
  }
}
