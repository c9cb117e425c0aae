package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The environments of a job have different keys; the format does not merge those of a target into
/// those of the base, and the API refuses two with one key.
final class EnvironmentsHaveKeysOfTheirOwn implements Rule {

  private static final String LIST = "environments";
  private static final String KEY = "environment_key";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Jobs.of(bundle).forEach(job -> check(job, diagnostics));
  }

  private static void check(Resource job, Diagnostics diagnostics) {
    Map<String, Span> first = new HashMap<>();
    List<Value> environments = Values.items(job.settings(), LIST);
    for (int i = 0; i < environments.size(); i++) {
      Path at = job.key().path().field(LIST).index(i).field(KEY);
      Jobs.known(environments.get(i), KEY)
          .filter(key -> first.putIfAbsent(key.text(), key.span()) != null)
          .map(key -> twice(at, key, first.getOrDefault(key.text(), key.span())))
          .ifPresent(diagnostics::add);
    }
  }

  private static Diagnostic twice(Path at, Text key, Span first) {
    return Diagnostic.error(
            "list-key-twice", "two elements of environments have the same environment_key")
        .detail(
            "Give the second another key. Environments of a target come after those of the base,"
                + " and are not merged with them.")
        .at(at)
        .in(key.span())
        .related("the first one is here", first);
  }
}
