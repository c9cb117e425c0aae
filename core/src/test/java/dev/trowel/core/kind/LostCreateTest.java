package dev.trowel.core.kind;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A create whose answer nobody got is found again, and nobody else's object is taken for it.
final class LostCreateTest {

  @TempDir Path folder;

  static List<ResourceKind> kinds() {
    return List.of(Alerts.KIND, Dashboards.KIND, GenieSpaces.KIND);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isFoundAgain(ResourceKind kind) throws IOException {
    KindCase each = KindCase.of(kind);
    ObjectNode home = each.settings().put("parent_path", FaultyLab.HOME);
    String address = each.file().path("create").path("call").asText();
    try (FaultyLab lab = new FaultyLab(kind, folder)) {
      lab.fails(address, new Fault.DropAfter());
      lab.deploy(home);
      lab.works();

      assertThat(lab.state().resources()).containsOnlyKeys(lab.key());
      String id = requireNonNull(lab.state().resources().get(lab.key())).id();
      assertThat(kind.operations().search(lab.rest(), home).ids()).containsExactly(id);
      ObjectNode other = home.deepCopy().put("warehouse_id", "other");
      other.put("query_text", "select 'other'").put("parent_path", FaultyLab.HOME + "/other");
      assertThat(kind.operations().search(lab.rest(), other).ids()).isEmpty();
    }
  }
}
