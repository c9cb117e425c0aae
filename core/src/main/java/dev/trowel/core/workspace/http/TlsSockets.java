package dev.trowel.core.workspace.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Supplier;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.LayeredConnectionSocketFactory;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;
import org.apache.http.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/// TLS sockets that keep to the connect budget; TLS is set up with the first one, as it takes long.
final class TlsSockets implements LayeredConnectionSocketFactory {

  private final Supplier<SSLConnectionSocketFactory> factory =
      new Once<>(() ->
          new SSLConnectionSocketFactory(
              SSLContexts.createSystemDefault(), new DefaultHostnameVerifier()));

  @Override
  public Socket createSocket(HttpContext context) throws IOException {
    return factory.get().createSocket(context);
  }

  @Override
  public Socket connectSocket(
      int timeout,
      @Nullable Socket socket,
      HttpHost host,
      InetSocketAddress remote,
      @Nullable InetSocketAddress local,
      HttpContext context)
      throws IOException {
    int left = ConnectBudget.left(context, timeout);
    return factory.get().connectSocket(left, socket, host, remote, local, context);
  }

  @Override
  public Socket createLayeredSocket(Socket socket, String target, int port, HttpContext context)
      throws IOException {
    return factory.get().createLayeredSocket(socket, target, port, context);
  }
}
