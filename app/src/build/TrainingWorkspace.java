import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// The workspace that training runs deploy to: the local workspace in a process of its own, behind
/// TLS, as real ones are.
final class TrainingWorkspace implements AutoCloseable {

  private final Process process;
  private final URI served;
  private final SSLServerSocket door;

  private TrainingWorkspace(Process process, URI served, SSLServerSocket door) {
    this.process = process;
    this.served = served;
    this.door = door;
  }

  /// Opens one.
  ///
  /// @param launch what starts the program
  /// @param folder where the workspace keeps its content
  /// @param keys the key store of the server
  static TrainingWorkspace open(List<String> launch, Path folder, Path keys) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(launch);
    builder.command().addAll(List.of("local", "serve", "--local=" + folder));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Tools.keepToOneself(builder, folder);
    Process process = builder.start();
    try {
      TrainingWorkspace workspace = new TrainingWorkspace(process, served(process), door(keys));
      Thread.ofVirtual().start(workspace::serve);
      return workspace;
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /// Where it is found.
  String host() {
    return "https://localhost:" + door.getLocalPort();
  }

  /// It says `export DATABRICKS_HOST=http://… …`.
  private static URI served(Process process) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = String.valueOf(lines.readLine());
    int at = line.indexOf("http://");
    if (at < 0) {
      throw new IOException("the local workspace does not start: " + line);
    }
    return URI.create(line.substring(at).split(" ", 2)[0]);
  }

  private static SSLServerSocket door(Path keys) throws IOException {
    char[] password = "changeit".toCharArray();
    try {
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(KeyStore.getInstance(keys.toFile(), password), password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return (SSLServerSocket)
          context
              .getServerSocketFactory()
              .createServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private void serve() {
    try {
      while (true) {
        Socket caller = door.accept();
        Socket workspace = new Socket(served.getHost(), served.getPort());
        pass(caller, workspace);
        pass(workspace, caller);
      }
    } catch (IOException closed) {
      // The training is over.
    }
  }

  private static void pass(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(() -> {
          try (from;
              to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
          } catch (IOException over) {
            // One of them has closed the connection, and so does this.
          }
        });
  }

  @Override
  public void close() throws IOException {
    door.close();
    process.destroy();
  }
}
