package dev.trowel.core.workspace.http;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.Credentials;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.CredentialsProvider;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.conn.DefaultRoutePlanner;
import org.apache.http.impl.conn.DefaultSchemePortResolver;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/// The proxies that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, in capitals or not.
final class Proxies extends DefaultRoutePlanner {

  private final Map<String, String> environment;
  private final List<String> direct;

  Proxies(Map<String, String> environment) {
    super(DefaultSchemePortResolver.INSTANCE);
    this.environment = Map.copyOf(environment);
    this.direct =
        Arrays.stream(value("NO_PROXY").orElse("").split(",", -1))
            .map(String::trim)
            .filter(entry -> !entry.isEmpty())
            .map(entry -> entry.toLowerCase(Locale.ROOT))
            .toList();
  }

  /// The proxy between here and `target`, or empty for none.
  Optional<URI> proxyFor(HttpHost target) {
    String name = target.getHostName().toLowerCase(Locale.ROOT);
    if (isLoopback(name) || direct.stream().anyMatch(entry -> covers(entry, name, target))) {
      return Optional.empty();
    }
    return value(target.getSchemeName().equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY")
        .map(Proxies::parse);
  }

  /// The users and passwords in the proxies' URLs.
  CredentialsProvider credentials() {
    CredentialsProvider credentials = new BasicCredentialsProvider();
    for (String variable : List.of("HTTPS_PROXY", "HTTP_PROXY")) {
      value(variable)
          .map(Proxies::parse)
          .filter(proxy -> proxy.getUserInfo() != null)
          .ifPresent(proxy ->
              credentials.setCredentials(new AuthScope(host(proxy)), login(proxy.getUserInfo())));
    }
    return credentials;
  }

  private static Credentials login(String userInfo) {
    String[] parts = userInfo.split(":", 2);
    return new UsernamePasswordCredentials(parts[0], parts.length > 1 ? parts[1] : "");
  }

  @Override
  protected @Nullable HttpHost determineProxy(
      HttpHost target, HttpRequest request, HttpContext context) {
    return proxyFor(target).map(Proxies::host).orElse(null);
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  private static URI parse(String text) {
    return URI.create(text.contains("://") ? text.strip() : "http://" + text.strip());
  }

  private static HttpHost host(URI proxy) {
    int standard = proxy.getScheme().equals("https") ? 443 : 80;
    int port = proxy.getPort() < 0 ? standard : proxy.getPort();
    return new HttpHost(proxy.getHost(), port, proxy.getScheme());
  }

  private static boolean isLoopback(String name) {
    return name.equals("localhost") || name.startsWith("127.") || name.equals("::1");
  }

  private static boolean covers(String entry, String name, HttpHost target) {
    if (entry.equals("*") || entry.equals(name) || entry.equals(name + ":" + target.getPort())) {
      return true;
    }
    String suffix = entry.startsWith("*.") ? entry.substring(1) : entry;
    return name.endsWith(suffix.startsWith(".") ? suffix : "." + suffix);
  }
}
