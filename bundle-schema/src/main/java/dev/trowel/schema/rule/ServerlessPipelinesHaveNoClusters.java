package dev.trowel.schema.rule;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Values;

/// A pipeline without servers of its own describes no clusters; the API refuses both.
final class ServerlessPipelinesHaveNoClusters implements Rule {

  private static final String SERVERLESS = "serverless";
  private static final String CLUSTERS = "clusters";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.name().equals("pipelines.CreatePipeline")
              && Values.isTrue(mapping, SERVERLESS)
              && !Values.items(mapping, CLUSTERS).isEmpty()) {
            diagnostics.add(
                Diagnostic.error(
                        "serverless-with-clusters", "a serverless pipeline cannot have clusters")
                    .detail("Take clusters out, or set serverless: false.")
                    .at(path.field(CLUSTERS))
                    .in(Places.ofKey(mapping, CLUSTERS))
                    .related("it is serverless here", Places.ofKey(mapping, SERVERLESS)));
          }
        });
  }
}
