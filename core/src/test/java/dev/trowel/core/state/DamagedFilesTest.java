package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be wrong with the files of a deployment, here and in the workspace: each thing is told
/// with its place and a way out, and changes nothing.
final class DamagedFilesTest extends Stored {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"lineage":"l","serial":3,"state":{                      | state-unreadable | 1:36 | end-of-input
          {"lineage":"l","serial":3,"state":{"resources.jobs.a"    | state-unreadable | 1:54 | end-of-input
          [1]                                                      | state-unreadable | 1:1  | not a JSON object
          {"lineage":"l","serial":3} x                             | state-unreadable | 1:28 | Unrecognized token
          {"lineage":"l","serial":3,"serial":4,"state":{}}         | state-unreadable | 1:35 | Duplicate field
          {"lineage":"","serial":3,"state":{}}                     | state-unreadable | 1:2  | no `lineage`
          {"lineage":"l","serial":3.5,"state":{}}                  | state-unreadable | 1:16 | no `serial`
          {"lineage":"l","serial":-1,"state":{}}                   | state-unreadable | 1:16 | no `serial`
          {"lineage":"l","serial":9223372036854775807,"state":{}}  | state-unreadable | 1:16 | no `serial`
          {"lineage":"l","serial":3,"state":[]}                    | state-unreadable | 1:27 | `state` is no object
          {"lineage":"l","serial":3,"stade":{}}                    | state-unreadable | 1:27 | `stade`, which nobody knows
          {"lineage":"l","serial":3,"state":{"resources.jobs.a":{}}} | state-unreadable | 1:36 | no `__id__`
          {"lineage":"l","serial":3,"state":{"resources.jobs.a":{"__id__":null}}} | state-unreadable | 1:36 | no `__id__`
          {"state_version":"2","lineage":"l","serial":3,"state":{}} | state-unreadable | 1:2 | `state_version`
          {"state_version":7,"lineage":"l","serial":3,"state":{}}  | state-too-new    |      | newer form 7
          """)
  void tellsWhatIsWrongHereAndInTheWorkspace(
      String content, String code, String place, String what) {
    files.put(REMOTE, content);
    told(code, place, what, REMOTE, () -> store.pull(true, warnings));
    files.delete(REMOTE, false);
    folder.write(LocalState.FILE, content.getBytes(UTF_8));
    told(code, place, what, here(), () -> store.pull(true, warnings));
    assertThat(folder.read(LocalState.FILE)).contains(content.getBytes(UTF_8));
  }

  @Test
  void tellsOfAnEmptyAndOfABinaryFile() {
    files.put(REMOTE, "");
    told("state-unreadable", "1:1", "empty", REMOTE, () -> store.pull(true, warnings));
    folder.write(LocalState.FILE, new byte[] {0x7f, 'E', 'L', 'F', 0, 0, (byte) 0xff});
    told("state-unreadable", null, "cannot read", here(), () -> store.pull(true, warnings));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"version":1,"files":[                | state-unreadable | 1:23 | end-of-input
          {"version":1,"files":{}}              | state-unreadable | 1:14 | `files` is no list
          {"version":1,"files":[{"a":1}]}       | state-unreadable | 1:14 | no `local_path`
          {"version":9,"files":[]}              | state-too-new    |      | newer form 9
          """)
  void tellsWhatIsWrongWithTheListOfFiles(String content, String code, String place, String what) {
    String where = "/Workspace/s/deployment.json";
    told(code, place, what, where, () -> DeploymentJson.read(content.getBytes(UTF_8), where));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"lineage":"m","serial":4}   | WAL lineage
          {"lineage":"l","serial":9}   | ahead of expected
          {"lineage":"l","serial":4    | first line of the WAL is damaged
          """)
  void tellsOfAJournalThatDoesNotFit(String header, String what) {
    folder.write(LocalState.FILE, state(3, "1").getBytes(UTF_8));
    String journal = header + "\n{\"k\":\"resources.jobs.b\",\"v\":{\"__id__\":\"2\"}}\n";
    folder.write(Journal.FILE, journal.getBytes(UTF_8));

    told(
        "journal-mismatch",
        "1:1",
        what,
        folder.file(Journal.FILE).toString(),
        () -> store.pull(true, warnings));
    assertThat(folder.read(Journal.FILE)).contains(journal.getBytes(UTF_8));
  }

  private void told(
      String code, @Nullable String place, String what, String where, ThrowingCallable reading) {
    Stops.with(code, reading)
        .satisfies(d -> {
          assertThat(d.summary()).contains(what);
          assertThat(d.spans()).hasSize(1);
          assertThat(d.spans().getFirst().file()).isEqualTo(where);
          if (place != null) {
            assertThat(d.spans().getFirst()).hasToString(where + ":" + place);
          }
          assertThat(d.detail()).contains("Nothing was changed");
        });
    assertThat(files.changes()).doesNotContain("write " + REMOTE);
  }

  private String here() {
    return folder.file(LocalState.FILE).toString();
  }

  static String state(long serial, String id) {
    return """
    {"state_version":2,"cli_version":"1.14.0","lineage":"l","serial":%d,"state":{
     "resources.jobs.a":{"__id__":"%s","state":{"name":"x"}}}}
    """
        .formatted(serial, id);
  }
}
