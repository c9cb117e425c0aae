package dev.trowel.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.app.console.DriftReport;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.review.AccessChange;
import dev.trowel.core.review.DriftReview;
import dev.trowel.core.review.Drifted;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.Side;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What `drift -o json` prints is what `docs/schemas` publishes.
final class DriftSchemaTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void isWhatIsPublished() {
    String printed = printed();

    assertThat(Schemas.driftFaults(printed)).isEmpty();
    assertThat(printed).contains("changed_by", "(secret)", "not_compared", "jobs.unknown");
  }

  @Test
  void noticesWhatIsNotPublished() throws IOException {
    JsonNode tree = JSON.readTree(printed());
    for (String field : List.of("key", "deleted", "fields", "kept", "access", "changed_by")) {
      ObjectNode other = tree.deepCopy();
      ((ObjectNode) other.at("/result/resources/0")).put(field, 7);
      assertThat(Schemas.driftFaults(other.toString())).as(field).isNotEmpty();
    }
  }

  private static String printed() {
    Side known = new Side.Known(JSON.valueToTree(List.of(1, "a")));
    FieldChange field =
        new FieldChange(
            Path.of("tags"), known, new Side.Hidden(), known, Origin.HAND, false, false);
    FieldChange gone =
        new FieldChange(
            Path.of("name"), new Side.Nothing(), known, known, Origin.HAND, false, true);
    AccessChange access = new AccessChange("user", "bob", List.of(), List.of("CAN_VIEW"), true);
    Drifted drifted =
        new Drifted(
            ResourceKey.of("jobs", "train"),
            "train",
            "42",
            false,
            true,
            new Drifted.Changes(List.of(field), List.of(gone), List.of(access)),
            Optional.of(new Drifted.Last("bob", Instant.EPOCH)),
            Optional.of(Span.at("databricks.yml", 3, 4)));
    DriftReview review =
        new DriftReview(
            List.of(drifted), 2, new TreeSet<>(List.of(ResourceKey.of("jobs", "unknown"))));
    return new DriftReport(review, State.none())
        .json(DriftReport.unknown(review).stream().toList());
  }
}
