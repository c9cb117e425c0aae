package dev.trowel.core.kind;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.deploy.HandEdits;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Dashboards that are published, or not, and what people do to them by hand.
final class DashboardsTest {

  private static final String ALL = "/api/2.0/lakeview/dashboards";
  private static final String PUBLISH = "POST " + ALL + "/[^/]*/published";
  private static final Fault REFUSED =
      Fault.Answer.of(400, "INVALID_PARAMETER_VALUE", "no such warehouse", -1);

  @TempDir Path folder;
  private FaultyLab lab;

  @BeforeEach
  void start() throws IOException {
    lab = new FaultyLab(Dashboards.KIND, folder);
  }

  @AfterEach
  void close() throws IOException {
    lab.close();
  }

  @Test
  void theFolderIsMadeWhenItIsMissing() {
    assertThat(lab.deploy(dashboard("A")).isComplete()).isTrue();
    assertThat(lab.plan(dashboard("A")).isEmpty()).isTrue();
  }

  @Test
  void aNewOneThatCannotBePublishedGoesToTheTrash() {
    lab.fails(PUBLISH, REFUSED);
    assertThat(lab.deploy(dashboard("A")).failed()).containsOnlyKeys(lab.key());
    assertThat(lab.state().resources()).isEmpty();

    lab.works();
    assertThat(lab.deploy(dashboard("A")).isComplete()).isTrue();
  }

  @Test
  void afterAFailedPublishTheNextDeploymentNeedsNoForce() {
    lab.deploy(dashboard("A"));
    lab.fails(PUBLISH, REFUSED);
    assertThat(lab.deploy(dashboard("B")).failed()).containsOnlyKeys(lab.key());

    lab.works();
    Plan next = lab.plan(dashboard("C"));
    assertThat(HandEdits.warnings(next)).isEmpty();
    assertThat(next.line(lab.key()).change()).isInstanceOf(Change.Update.class);
    assertThat(lab.deploy(dashboard("C")).isComplete()).isTrue();
    assertThat(lab.plan(dashboard("C")).isEmpty()).isTrue();
  }

  @Test
  void afterAnUpdateWhoseAnswerWasLostTheNextDeploymentNeedsNoForce() {
    lab.deploy(dashboard("A"));
    lab.fails("PATCH .*", new Fault.DropAfter());
    assertThat(lab.deploy(dashboard("B")).failed()).containsOnlyKeys(lab.key());

    lab.works();
    assertThat(HandEdits.warnings(lab.plan(dashboard("B")))).isEmpty();
    assertThat(lab.deploy(dashboard("B")).isComplete()).isTrue();
  }

  @Test
  void whatSomebodyDidByHandIsNotWrittenOver() {
    lab.deploy(dashboard("A"));
    edit("C");

    Plan plan = lab.plan(dashboard("B"));
    assertThat(HandEdits.errors(plan).getFirst().summary())
        .isEqualTo("dashboard \"it\" has been modified remotely");
    assertThat(HandEdits.warnings(plan)).allMatch(each -> each.severity() == Severity.WARNING);
  }

  @Test
  void whatSomebodyDidByHandToAnInlineOneIsNotWrittenOver() {
    ObjectNode inline = dashboard("A");
    inline.set("serialized_dashboard", ScriptedRest.tree("{pages: [{name: A}]}"));
    lab.deploy(inline);
    edit("C");

    assertThat(HandEdits.warnings(lab.plan(inline))).hasSize(1);
  }

  @Test
  void whatSomebodyDidByHandAndWeAlsoSayIsNoMatter() {
    lab.deploy(dashboard("A"));
    edit("B");

    assertThat(HandEdits.warnings(lab.plan(dashboard("B")))).isEmpty();
    assertThat(lab.deploy(dashboard("B")).isComplete()).isTrue();
    assertThat(lab.plan(dashboard("B")).isEmpty()).isTrue();
  }

  @Test
  void oneThatWasUnpublishedIsPublishedAgain() {
    lab.deploy(dashboard("A"));
    send(Call.of("DELETE", ALL + "/" + id() + "/published", null));

    assertThat(lab.plan(dashboard("A")).line(lab.key()).change()).isInstanceOf(Change.Update.class);
    lab.deploy(dashboard("A"));
    assertThat(lab.plan(dashboard("A")).isEmpty()).isTrue();
  }

  @Test
  void itsEtagIsKeptAndNeverSent() {
    lab.deploy(dashboard("A"));
    lab.deploy(dashboard("B"));

    assertThat(settings().path("etag").asText()).isEqualTo("2");
  }

  @Test
  void whatTellsHowToReadTheBundleIsNotWanted() {
    ObjectNode declared = (ObjectNode) ScriptedRest.tree("{display_name: d, file_path: d.json}");

    assertThat(Dashboards.KIND.operations().wanted(declared))
        .isEqualTo(ScriptedRest.tree("{display_name: d, published: true}"));
  }

  private void edit(String page) {
    ObjectNode body = Json.object().put("serialized_dashboard", content(page));
    send(Call.of("PATCH", ALL + "/" + id(), body));
  }

  private void send(Call call) {
    assertThat(lab.rest().send(call)).isInstanceOf(Answer.Ok.class);
  }

  private String id() {
    return requireNonNull(lab.state().resources().get(lab.key())).id();
  }

  private JsonNode settings() {
    return requireNonNull(lab.state().resources().get(lab.key())).settings();
  }

  private static String content(String page) {
    return "{\"pages\": [{\"name\": \"" + page + "\"}]}";
  }

  private static ObjectNode dashboard(String page) {
    ObjectNode settings = Json.object().put("display_name", "Fares").put("warehouse_id", "7f3a");
    settings.put("embed_credentials", false).put("published", true);
    settings.put("parent_path", FaultyLab.HOME + "/new/folder");
    return settings.put("serialized_dashboard", content(page));
  }
}
