package dev.trowel.core.workspace.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.TestTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {

  @TempDir private Path home;

  @Test
  void readsWhatPeopleWrite() throws IOException {
    Profiles profiles =
        read(
            """
            ; a comment
            host = https://top.example.com
            # another
            [ my.dev profile ]
              token: a#b;c  # a comment
            quoted = "x # y"
            empty =
            no value
            [empty]
            [__settings__]
            default_profile = my.dev profile
            """);

    assertThat(profiles.names()).containsExactly("DEFAULT", "my.dev profile");
    assertThat(profiles.profile("DEFAULT").orElseThrow())
        .containsEntry("host", "https://top.example.com");
    assertThat(profiles.profile("my.dev profile").orElseThrow())
        .containsEntry("token", "a#b;c")
        .containsEntry("quoted", "x # y")
        .containsEntry("empty", "");
    assertThat(profiles.preferred()).hasValue("my.dev profile");
  }

  @Test
  void hasNoneWithoutFile() {
    assertThat(profiles().names()).isEmpty();
    assertThat(profiles().preferred()).isEmpty();
  }

  private Profiles read(String content) throws IOException {
    Files.writeString(home.resolve(".databrickscfg"), content);
    return profiles();
  }

  private Profiles profiles() {
    return Profiles.read(new Surroundings("1", Map.of(), home, new TestTime(), RequestLog.NONE));
  }
}
