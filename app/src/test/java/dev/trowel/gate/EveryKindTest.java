package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trowel.core.kind.Kinds;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EveryKindTest {

  @Test
  void hasAResourceOfEveryKind() throws IOException {
    JsonNode bundle =
        new YAMLMapper().readTree(EveryKind.source().resolve("databricks.yml").toFile());

    List<String> kinds =
        bundle.path("resources").properties().stream().map(Map.Entry::getKey).sorted().toList();

    assertThat(kinds).isEqualTo(Kinds.ALL.stream().map(each -> each.name()).sorted().toList());
  }
}
