package dev.trowel.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.lease.Processes.Life;
import dev.trowel.core.state.Author;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessesTest {

  private static final String SPACE = "pid:[4026531836]";

  @TempDir Path proc;

  @BeforeEach
  void write() throws IOException {
    file("sys/kernel/random/boot_id", "b-1\n");
    file("sys/kernel/hostname", "build-7\n");
    process("1", "systemd", "S", 3);
    process("42", "java", "S", 900);
    Files.createDirectories(proc.resolve("self/ns"));
    Files.createSymbolicLink(proc.resolve("self/ns/pid"), Path.of(SPACE));
    Files.copy(proc.resolve("42/stat"), proc.resolve("self/stat"));
  }

  @Test
  void nameThemselvesSoThatNoOtherOneEverHasTheName() {
    assertThat(processes().self()).isEqualTo("b-1/" + SPACE + "/42/900");
    assertThat(processes().host()).isEqualTo("build-7");
  }

  @Test
  void areGoneWhenTheirNumberIsFreeOrAnothersOrTheyAreDead() throws IOException {
    process("50", "a) b (c", "S", 1000);
    process("51", "java", "Z", 1000);
    assertThat(life("b-1/" + SPACE + "/50/1000")).isEqualTo(Life.ALIVE);
    assertThat(life("b-1/" + SPACE + "/50/999")).isEqualTo(Life.GONE);
    assertThat(life("b-1/" + SPACE + "/51/1000")).isEqualTo(Life.GONE);
    assertThat(life("b-1/" + SPACE + "/52/1000")).isEqualTo(Life.GONE);
  }

  @Test
  void ofOtherMachinesBootsOrNameSpacesAreNotKnown() {
    assertThat(life("b-2/" + SPACE + "/52/1000")).isEqualTo(Life.UNKNOWN);
    assertThat(life("b-1/pid:[7]/52/1000")).isEqualTo(Life.UNKNOWN);
    assertThat(life("")).isEqualTo(Life.UNKNOWN);
    assertThat(processes().of(author("build-8", "b-1/" + SPACE + "/52/1000"), me()))
        .isEqualTo(Life.UNKNOWN);
  }

  @Test
  void areNotKnownWhereOthersAreHidden() throws IOException {
    Files.delete(proc.resolve("1/stat"));
    assertThat(life("b-1/" + SPACE + "/52/1000")).isEqualTo(Life.UNKNOWN);
  }

  @Test
  void ofItselfTellNothing() {
    assertThat(life(processes().self())).isEqualTo(Life.UNKNOWN);
  }

  @Test
  void haveNoNameWhereTheMachineDoesNotTell() throws IOException {
    Files.delete(proc.resolve("sys/kernel/random/boot_id"));
    assertThat(processes().self()).isEmpty();
    assertThat(new Processes(proc.resolve("none")).host()).isEmpty();
  }

  private Life life(String process) {
    return processes().of(author("build-7", process), me());
  }

  private Processes processes() {
    return new Processes(proc);
  }

  private Author me() {
    return author("build-7", processes().self());
  }

  private static Author author(String host, String process) {
    return new Author("ann", host, process, "", "", "");
  }

  private void process(String number, String name, String state, int started) throws IOException {
    file(
        number + "/stat",
        "%s (%s) %s 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 %d 20 21\n"
            .formatted(number, name, state, started));
  }

  private void file(String path, String text) throws IOException {
    Path file = proc.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
