import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Writes down which jars class archives are made of, with the times by which the virtual machine
/// knows them: a copy that lost these gets them back (`JarTimes`).
record JarList(Path dist) {

  void write() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> jars = Files.list(dist.resolve("lib"))) {
      for (Path jar : jars.sorted().toList()) {
        long seconds = Files.getLastModifiedTime(jar).to(TimeUnit.SECONDS);
        lines.add(hash(Files.readAllBytes(jar)) + " " + seconds + " " + jar.getFileName());
      }
    }
    Files.write(dist.resolve("cds/jars"), lines);
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
