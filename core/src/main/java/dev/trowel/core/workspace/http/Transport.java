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
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.HttpClientConnectionManager;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.util.PublicSuffixMatcher;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.util.EntityUtils;
import org.jspecify.annotations.Nullable;

/// Sends HTTP requests over one pool of connections: no retries, no redirects, no cookies.
public final class Transport implements AutoCloseable {

  /// So many requests to one host can be under way.
  public static final int WIDTH = 64;

  private static final int IDLE_CHECK_MILLIS = 500;

  private final CloseableHttpClient client;

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
            60,
            TimeUnit.SECONDS);
    pool.setMaxTotal(2 * WIDTH);
    pool.setDefaultMaxPerRoute(WIDTH);
    // A POST on a connection that the server has just closed would be ambiguous.
    pool.setValidateAfterInactivity(IDLE_CHECK_MILLIS);
    return pool;
  }

  /// Sends a request once and reads the answer to its end.
  ///
  /// @throws IOException when no whole answer came ([Exchange#failed] says what that means)
  public Reply exchange(String verb, URI uri, Map<String, String> headers, byte @Nullable [] body)
      throws IOException {
    RequestBuilder request = RequestBuilder.create(verb).setUri(uri);
    headers.forEach(request::setHeader);
    if (body != null) {
      request.setEntity(new ByteArrayEntity(body));
    }
    return read(request.build());
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
    client.close();
  }
}
