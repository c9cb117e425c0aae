package dev.trowel.core.workspace.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.HttpClientConnectionManager;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.util.PublicSuffixMatcher;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.DefaultConnectionKeepAliveStrategy;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.protocol.HttpContext;
import org.apache.http.util.EntityUtils;
import org.jspecify.annotations.Nullable;

/// Sends HTTP requests over one pool of connections: no retries, no redirects, no cookies.
public final class Transport implements AutoCloseable {

  /// So many requests to one host can be under way.
  public static final int WIDTH = 128;

  /// Beside these, for signs of life, which wait for nobody.
  private static final int SPARE = 4;

  private static final int IDLE_CHECK_MILLIS = 500;
  private static final long IDLE_MILLIS = 60_000;

  private final CloseableHttpClient client;
  private final Senders senders = new Senders();

  /// @param environment names the proxies
  /// @param patience how long a connection may stay silent
  public Transport(Map<String, String> environment, Duration patience) {
    Proxies proxies = new Proxies(environment);
    RequestConfig config =
        RequestConfig.custom()
            .setConnectTimeout((int) ConnectBudget.LIMIT.toMillis())
            .setSocketTimeout((int) patience.toMillis())
            .setConnectionRequestTimeout((int) patience.toMillis())
            .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
            .setNormalizeUri(false)
            .build();
    client =
        HttpClientBuilder.create()
            .setDefaultRequestConfig(config)
            .setConnectionManager(pool())
            .setKeepAliveStrategy(Transport::keepAlive)
            .setRoutePlanner(proxies)
            .setDefaultCredentialsProvider(proxies.credentials())
            // Cookies are off, and the full list takes 50 ms to read.
            .setPublicSuffixMatcher(new PublicSuffixMatcher(List.of("com"), List.of()))
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  private static HttpClientConnectionManager pool() {
    PoolingHttpClientConnectionManager pool =
        new PoolingHttpClientConnectionManager(
            RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", new PlainSockets())
                .register("https", new TlsSockets())
                .build(),
            null,
            null,
            new Names(),
            -1,
            TimeUnit.SECONDS);
    pool.setMaxTotal(2 * (WIDTH + SPARE));
    pool.setDefaultMaxPerRoute(WIDTH + SPARE);
    // A POST on a connection that the server has just closed would be ambiguous.
    pool.setValidateAfterInactivity(IDLE_CHECK_MILLIS);
    return pool;
  }

  /// Connections in use live on; what is idle for longer may have been forgotten on the way.
  private static long keepAlive(HttpResponse response, HttpContext context) {
    long said = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
    return said > 0 ? Math.min(said, IDLE_MILLIS) : IDLE_MILLIS;
  }

  /// Sends a request once and reads the answer to its end.
  ///
  /// @throws IOException when no whole answer came ([Exchange#failed] says what that means)
  public Reply exchange(String verb, URI uri, Map<String, String> headers, byte @Nullable [] body)
      throws IOException {
    return send(verb, uri, headers, body == null ? null : Body.of(body));
  }

  /// As [#exchange], with a body that need not be in memory.
  public Reply send(String verb, URI uri, Map<String, String> headers, @Nullable Body body)
      throws IOException {
    RequestBuilder request = RequestBuilder.create(verb).setUri(uri);
    headers.forEach(request::setHeader);
    if (body != null) {
      request.setEntity(new BodyEntity(body));
    }
    HttpUriRequest built = request.build();
    return senders.send(() -> read(built), built::abort);
  }

  private Reply read(HttpUriRequest request) throws IOException {
    try (CloseableHttpResponse response = client.execute(request, ConnectBudget.start())) {
      HttpEntity entity = response.getEntity();
      byte[] body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
      Map<String, List<String>> headers = new HashMap<>();
      for (Header header : response.getAllHeaders()) {
        headers.computeIfAbsent(header.getName(), _ -> new ArrayList<>()).add(header.getValue());
      }
      String reason = response.getStatusLine().getReasonPhrase();
      int status = response.getStatusLine().getStatusCode();
      return new Reply(status, reason == null ? "" : reason, headers, body);
    }
  }

  @Override
  public void close() throws IOException {
    senders.close();
    client.close();
  }
}
