import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.trowel.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The training run: uses the program as people do, so that the classes it needs get loaded.
///
/// Arguments: the key store of the HTTPS server, the folder of the example project. Not part of the
/// program.
final class Trainer {

  private static final String BUNDLE =
      """
      bundle:
        name: train
      variables:
        catalog:
          default: main
      targets:
        dev:
          mode: development
          default: true
          workspace:
            host: %s
      resources:
        jobs:
          train:
            name: train ${bundle.target} ${var.catalog}
            tasks:
              - task_key: one
                spark_python_task:
                  python_file: ./one.py
      """;

  private static final String ME =
      """
      {"id": "1", "userName": "ada@example.com", "active": true, "groups": [{"display": "admins"}],
       "emails": [{"value": "ada@example.com", "primary": true}]}
      """;

  private static final String NOT_FOUND =
      """
      {"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "does not exist"}
      """;

  private Trainer() {}

  public static void main(String[] args) throws IOException, GeneralSecurityException {
    HttpsServer server = server(Path.of(args[0]));
    String host = "https://localhost:" + server.getAddress().getPort();
    Path project = Path.of(args[1]);
    Path bundle = Files.createDirectories(project.resolveSibling("bundle"));
    Files.writeString(bundle.resolve("databricks.yml"), BUNDLE.formatted(host));
    Files.writeString(bundle.resolve("one.py"), "print(1)\n");
    int code = run("--version");
    run("--help");
    run("no-such-command");
    run("-C", bundle.toString(), "validate");
    run("-C", bundle.toString(), "validate", "-t", "dev", "-o", "json");
    run("-C", bundle.toString(), "plan", "-t", "dev");
    run("-C", bundle.toString(), "deploy", "-t", "dev");
    if (Files.isDirectory(project)) {
      run("-C", project.toString(), "validate", "--target", "staging");
      run("-C", project.toString(), "deploy", "--target", "staging", "--local", "--auto-approve");
      run("-C", project.toString(), "plan", "--target", "staging", "--local");
      run("-C", project.toString(), "summary", "--target", "staging", "--local");
    }
    server.stop(0);
    System.exit(code);
  }

  /// Runs one command; only what it prints tells how it went, for the log.
  private static int run(String... args) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(text, true, UTF_8);
    int code = Main.run(args, InputStream.nullInputStream(), out, out);
    System.out.println(String.join(" ", args) + " -> " + code + "\n" + text.toString(UTF_8));
    return code;
  }

  private static HttpsServer server(Path keys) throws IOException, GeneralSecurityException {
    char[] password = "changeit".toCharArray();
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(KeyStore.getInstance(keys.toFile(), password), password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", Trainer::answer);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    boolean me = exchange.getRequestURI().getPath().endsWith("/Me");
    byte[] body = (me ? ME : NOT_FOUND).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(me ? 200 : 404, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
