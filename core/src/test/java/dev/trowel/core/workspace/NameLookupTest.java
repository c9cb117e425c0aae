package dev.trowel.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trowel.schema.interpolate.Lookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

final class NameLookupTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void findsTheIdOnAnyPage() {
    Lookup lookup =
        NameLookup.in(call ->
            ok(
                call.query().containsKey("page_token")
                    ? "{jobs: [{job_id: 2, settings: {name: nightly}}]}"
                    : "{jobs: [{job_id: 1, settings: {name: hourly}}], next_page_token: n}"));

    assertThat(lookup.find("job", "nightly")).isEqualTo(new Lookup.Found("2"));
  }

  @Test
  void refusesANameThatTwoThingsHave() {
    Lookup lookup = NameLookup.in(_ -> ok("{warehouses: [{name: w, id: a}, {name: w, id: b}]}"));

    assertThat(lookup.find("warehouse", "w"))
        .isEqualTo(new Lookup.Failed("there are 2 instances of warehouse named 'w'"));
  }

  @Test
  void saysWhatDoesNotExist() {
    Lookup lookup = NameLookup.in(_ -> ok("{}"));

    assertThat(lookup.find("cluster_policy", "p"))
        .isEqualTo(new Lookup.Failed("cluster_policy named 'p' does not exist"));
  }

  @Test
  void passesOnWhyTheWorkspaceWouldNotSay() {
    Lookup lookup = NameLookup.in(_ -> new Answer.Refused(403, "PERMISSION_DENIED", "no"));

    assertThat(lookup.find("metastore", "m")).isEqualTo(new Lookup.Failed("no"));
  }

  private static Answer ok(String yaml) {
    try {
      JsonNode body = YAML.readTree(yaml);
      return new Answer.Ok(200, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
