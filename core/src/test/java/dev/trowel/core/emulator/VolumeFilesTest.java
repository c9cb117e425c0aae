package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VolumeFilesTest {
  private static final String FILES = "/api/2.0/fs/files/Volumes/main/default/v";
  private static final String FOLDERS = "/api/2.0/fs/directories/Volumes/main/default/v";

  private final LocalApi api = LocalApi.start();

  @BeforeEach
  void makeVolume() {
    api.post(
        "/api/2.1/unity-catalog/volumes",
        "{'name': 'v', 'volume_type': 'MANAGED', 'catalog_name': 'main', 'schema_name':"
            + " 'default'}");
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void keepsFilesAndMakesTheFoldersAbove() {
    assertThat(api.put(FILES + "/a/b%20c.txt", "hello").status()).isEqualTo(204);

    assertThat(api.get(FILES + "/a/b%20c.txt").text()).isEqualTo("hello");
    assertThat(api.call("HEAD", FOLDERS + "/a", "").status()).isEqualTo(200);
    LocalApi.Answer list = api.get(FOLDERS + "/a");
    assertThat(list.at("/contents/0/name")).isEqualTo("b c.txt");
    assertThat(list.at("/contents/0/file_size")).isEqualTo("5");
  }

  @Test
  void overwritesOnlyWhenAskedTo() {
    api.put(FILES + "/a.txt", "1");

    assertThat(api.put(FILES + "/a.txt", "2").status()).isEqualTo(409);
    assertThat(api.put(FILES + "/a.txt?overwrite=true", "3").status()).isEqualTo(204);
    assertThat(api.get(FILES + "/a.txt").text()).isEqualTo("3");
  }

  @Test
  void needsTheVolume() {
    LocalApi.Answer answer = api.put("/api/2.0/fs/files/Volumes/main/default/no/a.txt", "1");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/message")).isEqualTo("Volume 'main.default.no' does not exist.");
  }

  @Test
  void deletesFilesAndEmptyFolders() {
    api.put(FILES + "/a/b.txt", "1");

    assertThat(api.delete(FOLDERS + "/a").at("/error_code")).isEqualTo("DIRECTORY_NOT_EMPTY");
    assertThat(api.delete(FILES + "/a/b.txt").status()).isEqualTo(204);
    assertThat(api.delete(FOLDERS + "/a").status()).isEqualTo(204);
    assertThat(api.get(FILES + "/a/b.txt").status()).isEqualTo(404);
    assertThat(api.call("HEAD", FOLDERS + "/a", "").status()).isEqualTo(404);
  }

  @Test
  void goesWithItsVolume() {
    api.put(FILES + "/a.txt", "1");
    api.delete("/api/2.1/unity-catalog/volumes/main.default.v");
    makeVolume();

    assertThat(api.get(FILES + "/a.txt").status()).isEqualTo(404);
  }
}
