package dev.trowel.core.lease;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.core.state.Author;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Tells processes of this machine apart, and which are gone, as far as Linux tells.
///
/// @param proc the folder `/proc`
public record Processes(Path proc) {

  /// The fields after the name in `stat`, as proc(5) counts from 3.
  private static final int STATE = 0;

  private static final int STARTED = 22 - 3;

  /// What is known of a process.
  public enum Life {
    ALIVE,
    GONE,
    /// It cannot be seen from here, or it is this one.
    UNKNOWN
  }

  /// Those of this machine.
  public static Processes ofMachine() {
    return new Processes(Path.of("/proc"));
  }

  /// The machine's name as the kernel knows it, or `""`.
  public String host() {
    return text(proc.resolve("sys/kernel/hostname")).map(String::strip).orElse("");
  }

  /// What tells this process from all others: the boot, the name space of process numbers, the
  /// number and when it was started; `""` where the machine does not tell.
  public String self() {
    Optional<String> boot = text(proc.resolve("sys/kernel/random/boot_id")).map(String::strip);
    Optional<String> space = link(proc.resolve("self/ns/pid"));
    Optional<List<String>> self = stat("self");
    if (boot.isEmpty() || space.isEmpty() || self.isEmpty()) {
      return "";
    }
    return String.join(
        "/", boot.get(), space.get(), self.get().getFirst(), self.get().get(1 + STARTED));
  }

  /// What became of the process of `other`, as `me` can know.
  public Life of(Author other, Author me) {
    List<String> its = List.of(other.process().split("/", -1));
    List<String> mine = List.of(me.process().split("/", -1));
    boolean comparable =
        its.size() == 4
            && mine.size() == 4
            && other.host().equals(me.host())
            && its.subList(0, 2).equals(mine.subList(0, 2));
    // Where the first process is hidden from us, others may be, too (mount option hidepid).
    if (!comparable || its.equals(mine) || stat("1").isEmpty()) {
      return Life.UNKNOWN;
    }
    return isAlive(its.get(2), its.get(3)) ? Life.ALIVE : Life.GONE;
  }

  private boolean isAlive(String number, String started) {
    if (!number.matches("\\d{1,10}")) {
      return true;
    }
    if (Files.notExists(proc.resolve(number))) {
      return false;
    }
    // What cannot be read although it is there counts as alive.
    return stat(number)
        .map(fields -> fields.get(1 + STARTED).equals(started) && !isEnded(fields.get(1 + STATE)))
        .orElse(true);
  }

  /// Killed, and its parent did not look yet.
  private static boolean isEnded(String state) {
    return state.equals("Z") || state.equals("X");
  }

  /// The number, and the fields after the name, which may hold anything.
  private Optional<List<String>> stat(String process) {
    return text(proc.resolve(process).resolve("stat"))
        .filter(text -> text.contains(") "))
        .map(text -> {
          String number = text.substring(0, text.indexOf(' '));
          String rest = text.substring(text.lastIndexOf(") ") + 2);
          return List.of((number + " " + rest.strip()).split(" ", -1));
        })
        .filter(fields -> fields.size() > 1 + STARTED);
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), UTF_8));
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> link(Path file) {
    try {
      return Optional.of(Files.readSymbolicLink(file).toString());
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return Optional.empty();
    }
  }
}
