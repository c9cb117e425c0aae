package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.deploy.Protections.Since;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionsTest {

  private static final ResourceKey A = ResourceKey.of("jobs", "a");
  private static final ResourceKey B = ResourceKey.of("jobs", "b");
  private static final ResourceKey C = ResourceKey.of("jobs", "c.permissions.d");
  private static final Since SINCE = new Since(3, "x.yml:1:2");

  @Test
  void readsWhatItWrote() {
    Protections all = new Protections(new TreeMap<>(Map.of(A, SINCE, C, new Since(4, ""))));

    assertThat(Protections.read(all.write("l"), "l", "f")).contains(all);
  }

  @Test
  void aFileOfAnotherLineageProtectsNothing() {
    Protections all = new Protections(new TreeMap<>(Map.of(A, SINCE)));

    assertThat(Protections.read(all.write("l"), "m", "f")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"version\": 2, \"protected\": {}}",
        "{\"version\": 1}",
        "{\"version\": 1, \"lineage\": \"l\", \"protected\": {\"nonsense\": {}}}"
      })
  void whatCannotBeReadIsAnErrorThatNamesTheFile(String text) {
    assertThatThrownBy(() -> Protections.read(text.getBytes(UTF_8), "l", "/state/f"))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> {
              assertThat(stop.diagnostics()).hasSize(1);
              assertThat(stop.diagnostics().getFirst().code()).isEqualTo("protection-unreadable");
              assertThat(stop.diagnostics().getFirst().summary()).endsWith(": /state/f");
            });
  }

  @Test
  void protectionMovesToTheNewKey() {
    Protections before = new Protections(new TreeMap<>(Map.of(A, SINCE)));

    assertThat(before.moved(new TreeMap<>(Map.of(B, A))).entries()).isEqualTo(Map.of(B, SINCE));
    assertThat(before.moved(new TreeMap<>(Map.of(A, B))).entries()).isEqualTo(Map.of(A, SINCE));
  }

  @Test
  void chainsAndSwapsOfKeysKeepApart() {
    Since other = new Since(5, "");
    Protections before = new Protections(new TreeMap<>(Map.of(A, SINCE, B, other)));

    assertThat(before.moved(new TreeMap<>(Map.of(A, B, B, A))).entries())
        .isEqualTo(Map.of(A, other, B, SINCE));
  }

  @Test
  void permissionsAreProtectedWithTheirOwner() {
    Protections before = new Protections(new TreeMap<>(Map.of(A, SINCE)));

    assertThat(before.since(A.with(ResourceKey.Part.PERMISSIONS))).isEqualTo(SINCE);
    assertThat(before.since(B)).isNull();
  }
}
