package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.Set;

/// A cluster written with no workers says all that makes one machine a cluster (format.md 7).
final class SingleNodeClustersAreComplete implements Rule {

  private static final String WORKERS = "num_workers";
  private static final Set<String> CLUSTER = Set.of(WORKERS, "spark_conf", "custom_tags");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.fields().keySet().containsAll(CLUSTER)
              && hasNoWorkers(mapping)
              && !isComplete(mapping)) {
            diagnostics.add(warning(path, mapping));
          }
        });
  }

  /// A zero that the format put in was meant by nobody.
  private static boolean hasNoWorkers(Mapping cluster) {
    return cluster.get(WORKERS) instanceof Num(var place, String number)
        && number.equals("0")
        && place.isWritten()
        && cluster.get("autoscale") == null;
  }

  private static boolean isComplete(Mapping cluster) {
    boolean elsewhere =
        cluster.get("policy_id") != null || Values.isTrue(cluster, "is_single_node");
    return elsewhere
        || (is(cluster, "singleNode", "spark_conf", "spark.databricks.cluster.profile")
            && is(cluster, "local", "spark_conf", "spark.master")
            && is(cluster, "SingleNode", "custom_tags", "ResourceClass"));
  }

  private static boolean is(Mapping cluster, String start, String... fields) {
    Value value = Values.find(cluster, fields);
    return Reference.isIn(value)
        || (value instanceof Text(_, String text) && text.startsWith(start));
  }

  private static Diagnostic warning(Path path, Mapping cluster) {
    return Diagnostic.warning(
            "single-node-incomplete", "Single node cluster is not correctly configured")
        .detail(
            """
            num_workers is 0, which only works on a cluster of one machine. Say so:

              spark_conf:
                spark.databricks.cluster.profile: singleNode
                spark.master: local[*]
              custom_tags:
                ResourceClass: SingleNode\
            """)
        .at(path)
        .in(Values.nearestSpan(cluster, Path.of(WORKERS)))
        .fix(SingleNodeFix.of(cluster));
  }
}
