package dev.trowel.core.workspace.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  private static final HttpHost HOST = new HttpHost("ws.example.com", 443, "https");

  @Test
  void goesDirectlyWithoutVariables() {
    assertThat(new Proxies(Map.of()).proxyFor(HOST)).isEmpty();
  }

  @Test
  void goesThroughTheProxyOfTheScheme() {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://s:3128", "http_proxy", "p:80");
    assertThat(proxy(environment, HOST)).hasValue(URI.create("http://s:3128"));
    assertThat(proxy(environment, new HttpHost("ws.example.com", 80, "http")))
        .hasValue(URI.create("http://p:80"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "ws.example.com",
        "example.com",
        ".example.com",
        "*.example.com",
        "a, WS.example.com:443"
      })
  void goesDirectlyWhereNoProxySaysSo(String direct) {
    assertThat(proxy(Map.of("HTTPS_PROXY", "http://s:1", "NO_PROXY", direct), HOST)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "other.com", "ample.com", "ws.example.com:80", "s.example.com"})
  void goesThroughTheProxyWhereNoProxySaysNothing(String direct) {
    assertThat(proxy(Map.of("HTTPS_PROXY", "http://s:1", "no_proxy", direct), HOST)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.0.1.1", "::1"})
  void goesDirectlyToThisMachine(String name) {
    HttpHost here = new HttpHost(name, 443, "https");
    assertThat(proxy(Map.of("HTTPS_PROXY", "http://s:1"), here)).isEmpty();
  }

  @Test
  void logsInToTheProxy() {
    var credentials = new Proxies(Map.of("HTTPS_PROXY", "http://u:p%40:1@s:3128")).credentials();
    var login = credentials.getCredentials(new AuthScope("s", 3128));
    assertThat(login.getUserPrincipal().getName()).isEqualTo("u");
    assertThat(login.getPassword()).isEqualTo("p@:1");
  }

  private static Optional<URI> proxy(Map<String, String> environment, HttpHost target) {
    return new Proxies(environment).proxyFor(target);
  }
}
