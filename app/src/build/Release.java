import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Packs the distribution for one system into `trowel-<version>-<system>.tar.gz` beside it.
record Release(Path dist, Path work, String version) {

  void write() throws IOException {
    String system =
        (System.getProperty("os.name") + "-" + System.getProperty("os.arch"))
            .toLowerCase(Locale.ROOT)
            .replace(' ', '-');
    String name = "trowel-" + version;
    Path folder = work.resolve("release");
    Tools.delete(folder);
    Files.createDirectories(folder);
    // With its times: the virtual machine compares those of the jars with the archive's.
    Tools.copy(dist, folder.resolve(name), List.of(".stamp"));
    Path file = dist.resolveSibling(name + "-" + system + ".tar.gz");
    Tools.start(
        work.resolve("release.log"),
        List.of("tar", "-C", folder.toString(), "-czf", file.toString(), name));
    Tools.delete(folder);
  }
}
