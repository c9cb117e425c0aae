package dev.trowel.core.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WheelPatchTest {

  private static final String NEW = "1.0+123";
  private static final String INFO = "lib-1.0+123.dist-info/";

  @Test
  void changesTheVersionEverywhereAndNothingElse() throws IOException {
    Map<String, String> before = Wheels.files("lib", "1.0");
    Map<String, String> after = Wheels.unzip(WheelPatch.apply(Wheels.zip(before), NEW));

    assertThat(after.keySet())
        .containsExactly(
            "lib/__init__.py",
            "lib-1.0+123.data/scripts/run, now",
            INFO + "METADATA",
            INFO + "WHEEL",
            INFO + "RECORD");
    assertThat(after)
        .containsEntry("lib/__init__.py", before.get("lib/__init__.py"))
        .containsEntry(
            INFO + "METADATA",
            "Metadata-Version: 2.1\nName: lib\nVersion: 1.0+123\n\nVersion: of the text\n");
  }

  @Test
  void keepsTheHashesOfTheRecordRight() throws IOException {
    Map<String, String> after = Wheels.unzip(WheelPatch.apply(Wheels.wheel("lib", "1.0"), NEW));
    StringBuilder expected = new StringBuilder();
    after.forEach((name, text) -> {
      boolean record = name.endsWith("RECORD");
      expected.append(record ? name + ",,\n" : Wheels.line(name, text.getBytes(UTF_8)));
    });
    assertThat(after.get(INFO + "RECORD")).isEqualTo(expected.toString());
  }

  @Test
  void givesTheSameBytesForTheSameWheel() throws IOException {
    byte[] wheel = Wheels.wheel("lib", "1.0");
    assertThat(WheelPatch.apply(wheel, NEW)).isEqualTo(WheelPatch.apply(wheel.clone(), NEW));
  }

  @Test
  void keepsTheRightsOfFiles(@TempDir Path folder) throws IOException {
    Path wheel = folder.resolve("a.zip");
    Files.write(wheel, Wheels.wheel("lib", "1.0"));
    Map<String, String> posix = Map.of("enablePosixFileAttributes", "true");
    var rights = PosixFilePermissions.fromString("rwxr-xr-x");
    try (var zip = FileSystems.newFileSystem(wheel, posix)) {
      Files.setPosixFilePermissions(zip.getPath("lib/__init__.py"), rights);
    }
    Files.write(wheel, WheelPatch.apply(Files.readAllBytes(wheel), NEW));
    try (var zip = FileSystems.newFileSystem(wheel, posix)) {
      assertThat(Files.getPosixFilePermissions(zip.getPath("lib/__init__.py"))).isEqualTo(rights);
    }
  }

  @Test
  void refusesWhatIsNoWheel() {
    Map<String, String> files = Wheels.files("lib", "1.0");
    refuses("x".getBytes(UTF_8), "it is no zip file");
    refuses(new byte[0], "it is no zip file");
    refuses(Wheels.zip(without(files, "lib-1.0.dist-info/METADATA")), "it has no METADATA");
    refuses(Wheels.zip(without(files, "lib-1.0.dist-info/RECORD")), "it has no RECORD");
    files.put("lib-1.0.dist-info/METADATA", "Name: lib\n\nVersion: 2\n");
    refuses(Wheels.zip(files), "its METADATA has no Version");
  }

  @Test
  void refusesADamagedZipFileWhereverItIsDamaged() {
    byte[] wheel = Wheels.wheel("lib", "1.0");
    byte[] cut = Arrays.copyOfRange(wheel, 100, wheel.length);
    assertThatIOException().isThrownBy(() -> WheelPatch.apply(cut, NEW));
    ByteBuffer far = ByteBuffer.wrap(wheel.clone()).order(ByteOrder.LITTLE_ENDIAN);
    far.putInt(wheel.length - 6, Integer.MAX_VALUE);
    refuses(far.array(), "the zip file is damaged");
    ByteBuffer negative = ByteBuffer.wrap(wheel.clone()).order(ByteOrder.LITTLE_ENDIAN);
    negative.putInt(wheel.length - 6, -5);
    refuses(negative.array(), "the zip file is damaged");
  }

  private static void refuses(byte[] wheel, String why) {
    assertThatIOException().isThrownBy(() -> WheelPatch.apply(wheel, NEW)).withMessage(why);
  }

  private static Map<String, String> without(Map<String, String> files, String name) {
    Map<String, String> fewer = new LinkedHashMap<>(files);
    fewer.remove(name);
    return fewer;
  }
}
