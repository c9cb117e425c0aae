package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

import dev.trowel.core.workspace.Answer.Refused;
import java.util.Locale;

/// Endpoints of a Lakebase branch: the compute that its databases are reached through.
final class PostgresEndpoints {

  private static final Lakebase LAKEBASE =
      new Lakebase(
          "postgres_endpoints",
          "postgres_endpoint",
          "postgres.EndpointSpec",
          "endpoints",
          "endpoint_id");

  static final ResourceKind KIND =
      LAKEBASE
          .inParent()
          .update(LAKEBASE.update())
          .busy(PostgresEndpoints::isReconciling)
          .field(REQUIRED, "endpoint_type")
          .field(REPLACE, "endpoint_type")
          .build();

  private PostgresEndpoints() {}

  /// The service still brings the endpoint to what was asked last.
  private static boolean isReconciling(Refused refusal) {
    return refusal.message().toLowerCase(Locale.ROOT).contains("reconcil");
  }
}
