package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StateCodecTest {

  private static final ResourceKey JOB = ResourceKey.of("jobs", "train");

  @Test
  void writesTheIncumbentsForm() {
    State state = new State("abc", 7, "1.14.0", new TreeMap<>());
    TreeMap<ResourceKey, Recorded> resources = new TreeMap<>();
    resources.put(JOB, recorded("{\"name\":\"x\",\"a\":[],\"b\":{}}"));
    State full = new State("abc", 7, "1.14.0", resources);

    assertThat(text(state))
        .isEqualTo(
            """
            {
             "cli_version": "1.14.0",
             "lineage": "abc",
             "serial": 7,
             "state": {},
             "state_version": 2
            }
            """);
    assertThat(text(full))
        .isEqualTo(
            """
            {
             "cli_version": "1.14.0",
             "lineage": "abc",
             "serial": 7,
             "state": {
              "resources.jobs.train": {
               "__id__": "12",
               "depends_on": [
                {
                 "label": "${resources.schemas.s.id}",
                 "node": "resources.schemas.s"
                }
               ],
               "state": {
                "a": [],
                "b": {},
                "name": "x"
               }
              }
             },
             "state_version": 2
            }
            """);
  }

  @Test
  void readsWhatItWrites() {
    TreeMap<ResourceKey, Recorded> resources = new TreeMap<>();
    resources.put(JOB, recorded("{\"name\":\"é \\u0007\",\"rate\":1.50,\"n\":123456789012345678}"));
    resources.put(JOB.with(ResourceKey.Part.PERMISSIONS), recorded("{}"));
    State state = new State("abc", 7, "1.14.0", resources);

    assertThat(read(text(state))).isEqualTo(state);
    assertThat(text(state)).contains("1.50");
  }

  @Test
  void keepsWhatItDoesNotKnow() {
    String file =
        """
        {
         "cli_version": "1.14.0",
         "future": {
          "a": 1
         },
         "lineage": "abc",
         "serial": 1,
         "state": {
          "resources.jobs.train": {
           "__id__": "12",
           "etag": "e1",
           "state": {
            "name": "x"
           }
          },
          "resources.sprockets.s": {
           "__id__": "9"
          },
          "sundry": {
           "__id__": "8",
           "who": "knows"
          }
         },
         "state_version": 2
        }
        """;
    assertThat(text(read(file))).isEqualTo(file);
  }

  @Test
  void dropsTheUnknownFieldsOfAResourceThatIsGone() {
    State state =
        read(
            """
            {"state_version":2,"lineage":"l","serial":1,"state":{
             "resources.jobs.train":{"__id__":"1","etag":"e"},"sundry":{"x":1}}}\
            """);
    State without = new State("l", 2, "1.14.0", new TreeMap<>(), state.extra());

    assertThat(json(text(without)).path("state").toString()).isEqualTo("{\"sundry\":{\"x\":1}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"state_version\":0,", "\"state_version\":1,", ""})
  void migratesPermissionsOfOlderForms(String version) {
    State state =
        read(
            """
            {%s"lineage":"l","serial":3,"state":{
             "resources.jobs.j.permissions":{"__id__":"/jobs/1","state":{"object_id":"/jobs/1",
               "permissions":[{"permission_level":"CAN_VIEW","group_name":"g"}]}},
             "resources.schemas.s.grants":{"__id__":"schema/m.s","state":{"full_name":"m.s",
               "grants":[{"principal":"x","privileges":["SELECT"]}]}},
             "resources.jobs.j":{"__id__":"1","state":{"permissions":[{"permission_level":"X"}]}}}}\
            """
                .formatted(version));

    JsonNode entries = json(text(state)).path("state");
    assertThat(entries.at("/resources.jobs.j.permissions/state").toString())
        .isEqualTo(
            "{\"__embed__\":[{\"group_name\":\"g\",\"level\":\"CAN_VIEW\"}],\"object_id\":\"/jobs/1\"}");
    assertThat(entries.at("/resources.schemas.s.grants/state").toString())
        .isEqualTo(
            "{\"__embed__\":[{\"principal\":\"x\",\"privileges\":[\"SELECT\"]}],\"full_name\":\"m.s\"}");
    assertThat(entries.at("/resources.jobs.j/state").toString())
        .isEqualTo("{\"permissions\":[{\"permission_level\":\"X\"}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"state_version\":3", "\"state_version\":3,\"features\":{}"})
  void acceptsForm3WithoutFeatures(String version) {
    assertThat(read("{" + version + ",\"lineage\":\"l\",\"serial\":1,\"state\":{}}").serial())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"state_version\":3,\"features\":{\"zip\":{}}", "\"state_version\":4"})
  void refusesNewerForms(String version) {
    refused("{" + version + ",\"lineage\":\"l\",\"serial\":1,\"state\":{}}", "state-too-new");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"lineage\":\"l\",\"serial\":1,\"state\":[]}",
        "{\"lineage\":\"\",\"serial\":1,\"state\":{}}",
        "{\"lineage\":\"l\",\"serial\":\"1\",\"state\":{}}",
        "{\"lineage\":\"l\",\"state\":{}}",
        "{\"state_version\":\"x\",\"lineage\":\"l\",\"serial\":1}",
        "{\"lineage\":\"l\",\"serial\":1,\"state\":{\"resources.jobs.j\":{}}}",
        "{\"lineage\":\"l\",\"serial\":1,\"state\":{\"resources.jobs.j\":3}}",
        "{\"lineage\":\"l\",\"serial\":1,\"state\":{}} {}",
      })
  void refusesDamagedFiles(String file) {
    refused(file, "state-unreadable");
  }

  private static void refused(String file, String code) {
    assertThatThrownBy(() -> read(file))
        .asInstanceOf(type(StopException.class))
        .satisfies(stop -> {
          assertThat(stop.diagnostics().getFirst().code()).isEqualTo(code);
          assertThat(stop.diagnostics().getFirst().summary()).contains("some/file");
        });
  }

  private static Recorded recorded(String settings) {
    return new Recorded(
        "12",
        json(settings),
        List.of(new Dependency("resources.schemas.s", "${resources.schemas.s.id}")));
  }

  private static JsonNode json(String text) {
    try {
      return Json.parse(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static State read(String text) {
    return StateCodec.read(text.getBytes(UTF_8), "some/file");
  }

  private static String text(State state) {
    return new String(StateCodec.write(state), UTF_8);
  }
}
