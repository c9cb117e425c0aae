package dev.trowel.schema.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JsonSchemaTest {

  private static final JsonNode WHOLE = JsonSchema.whole();

  static Stream<JsonNode> both() {
    return Stream.of(WHOLE, JsonSchema.partial());
  }

  @ParameterizedTest
  @MethodSource("both")
  void isASchemaOfItsDraft(JsonNode schema) {
    assertThat(schema.path("$schema").asText()).isEqualTo("http://json-schema.org/draft-07/schema#");
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(SchemaLocation.of(SchemaId.V7))
                .validate(schema))
        .isEmpty();
  }

  @Test
  void isTheSameEachTime() {
    assertThat(JsonSchema.whole().toString()).isEqualTo(WHOLE.toString());
  }

  @Test
  void print() throws Exception {
    java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/sch/whole.json"), WHOLE.toPrettyString());
    java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/sch/partial.json"), JsonSchema.partial().toPrettyString());
  }
}
