package dev.trowel.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateTest {

  @Test
  void readsTargetAndField() {
    Template template = Template.of("/jobs/${resources.jobs.train.id}");

    assertThat(template.references())
        .containsExactly(
            new Template.To(
                "${resources.jobs.train.id}", ResourceKey.of("jobs", "train"), Path.of("id")));
    assertThat(template.isPure()).isFalse();
  }

  @Test
  void readsIndexesAndPermissions() {
    Template template = Template.of("${resources.jobs.train.permissions[0].level}");

    Template.To to = template.references().getFirst();
    assertThat(to.target())
        .isEqualTo(new ResourceKey("jobs", "train", ResourceKey.Part.PERMISSIONS));
    assertThat(to.field()).isEqualTo(Path.of("__embed__").index(0).field("level"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${var.x}",
        "$${resources.jobs}",
        "${resources.jobs.a}",
        "${resources.jobs.a-.id}",
        "{{tasks.a}}"
      })
  void leavesOtherTextAlone(String text) {
    assertThat(Template.of(text).isPlain()).isTrue();
  }

  @Test
  void aPureReferenceTakesTheTypeOfItsValue() {
    Template template = Template.of("${resources.jobs.a.max_concurrent_runs}");

    assertThat(template.fill(_ -> Optional.of(IntNode.valueOf(4)))).contains(IntNode.valueOf(4));
  }

  @Test
  void fillsEveryOccurrenceOrNone() {
    Template template = Template.of("${resources.jobs.a.id}-${resources.jobs.b.id}");

    assertThat(template.fill(to -> Optional.of(TextNode.valueOf(to.target().name()))))
        .contains(TextNode.valueOf("a-b"));
    assertThat(
            template.fill(to ->
                to.target().name().equals("a")
                    ? Optional.of(TextNode.valueOf("a"))
                    : Optional.empty()))
        .isEmpty();
  }
}
