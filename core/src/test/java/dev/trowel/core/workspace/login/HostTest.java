package dev.trowel.core.workspace.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.example.com, https://a.example.com",
    "https://a.example.com/, https://a.example.com",
    "a.example.com, https://a.example.com",
    "HTTPS-is-a-name.example.com, https://https-is-a-name.example.com",
    "https://A.Example.com:8443/, https://a.example.com:8443",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "https://a.example.com/browse/folders/1?o=12#job/3, https://a.example.com"
  })
  void keepsSchemeNameAndPort(String text, String uri) {
    assertThat(Host.parse(text).orElseThrow().uri()).hasToString(uri);
  }

  @Test
  void readsWorkspaceAndAccountFromTheQuery() {
    Host host = Host.parse("https://a.example.com/?o=12&a=ab-1").orElseThrow();
    assertThat(host.workspaceId()).isEqualTo("12");
    assertThat(host.accountId()).isEqualTo("ab-1");
  }

  @Test
  void comparesWhatIsMeant() {
    assertThat(Host.same("a.example.com", "https://A.example.com/?o=1")).isTrue();
    assertThat(Host.same("https://a.example.com", "http://a.example.com")).isFalse();
    assertThat(Host.same("$(x)", "$(x)")).isFalse();
  }
}
