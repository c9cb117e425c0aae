package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ScriptedRest;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndpointTest {

  @Test
  void encodesAPlaceAsOneSegment() {
    assertThat(call("GET /api/{id}").path()).isEqualTo("/api/projects%2Fa%20b");
  }

  @Test
  void keepsTheSlashesOfAName() {
    assertThat(call("GET /api/{+id}").path()).isEqualTo("/api/projects/a%20b");
  }

  @Test
  void leavesOutAParameterThatIsNotSetOrFalse() {
    assertThat(call("DELETE /api?purge={yes?}").query()).containsEntry("purge", "true");
    assertThat(call("DELETE /api?purge={no?}").query()).isEmpty();
    assertThat(call("DELETE /api?purge={absent?}").query()).isEmpty();
  }

  @Test
  void sendsAnEmptyParameterThatIsNotOptional() {
    assertThat(call("GET /api?name={absent}").query()).containsEntry("name", "");
  }

  private static Call call(String endpoint) {
    ObjectNode settings = (ObjectNode) ScriptedRest.tree("{yes: true, no: false}");
    Target target = new Target("projects/a b", settings, Set.of(), MissingNode.getInstance());
    return Endpoint.of(endpoint).call(target, null);
  }
}
