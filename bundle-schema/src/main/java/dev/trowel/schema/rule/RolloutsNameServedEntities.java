package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.bundle.Rollout;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.math.BigDecimal;
import java.util.List;

/// Traffic goes over between two entities that the endpoint serves, in steps that grow up to all of
/// it.
final class RolloutsNameServedEntities implements Rule {

  private static final List<String> ENDS = List.of("champion", "challenger");
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    for (Resource resource : bundle.resources().values()) {
      Path at = Rollout.place(resource.key());
      Value written = Values.find(bundle.tree(), at);
      if (written != null) {
        List<String> names = names(resource);
        ENDS.forEach(end -> entity(at.field(end), written, end, names, diagnostics));
        steps(at.field("steps"), Values.items(written, "steps"), diagnostics);
      }
    }
  }

  private static List<String> names(Resource resource) {
    return Values.items(resource.settings(), "config", "served_entities").stream()
        .flatMap(entity -> Jobs.known(entity, "name").stream())
        .map(Text::text)
        .toList();
  }

  private static void entity(
      Path at, Value rollout, String end, List<String> names, Diagnostics diagnostics) {
    Value written = Values.find(rollout, end);
    if (written == null) {
      diagnostics.add(
          fault("traffic names no " + end)
              .detail("Write traffic: {champion: NAME, challenger: NAME, steps: [10, 50, 100]}.")
              .at(at)
              .in(rollout.span()));
    } else if (written instanceof Text text
        && !text.text().contains("${")
        && !names.contains(text.text())) {
      String otherwise =
          names.isEmpty()
              ? "It serves nothing that has a name: give each of served_entities one."
              : "There is " + String.join(", ", names) + ".";
      diagnostics.add(
          fault("no served entity is called " + text.text())
              .detail(Suggestion.advice(text.text(), names, otherwise))
              .at(at)
              .in(text.span()));
    }
  }

  private static void steps(Path at, List<Value> steps, Diagnostics diagnostics) {
    BigDecimal before = BigDecimal.ZERO;
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Num(var span, String text)) {
        BigDecimal step = new BigDecimal(text);
        if (step.compareTo(before) <= 0 || step.compareTo(ALL) > 0) {
          diagnostics.add(
              fault("%s does not go on from %s up to 100".formatted(step, before))
                  .detail("Steps are shares in percent that grow: steps: [10, 50, 100].")
                  .at(at.index(i))
                  .in(span));
        }
        before = step;
      }
    }
  }

  private static Diagnostic fault(String summary) {
    return Diagnostic.error("traffic-rollout", summary);
  }
}
