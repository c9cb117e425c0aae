package dev.trowel.gate;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A server and a checkout of the bundle, where one deployment after the other is killed.
final class KillGround implements AutoCloseable {

  private final Program program;
  private final Path bundle;
  private final Map<String, String> environment;
  private final SteeredServer server;
  private final Helm helm;
  private final Inventory before;
  private final Inventory deployed;
  private final int changes;

  /// Deploys and destroys once without a kill, to know what both should come to.
  KillGround(Program program, Path folder) throws IOException {
    this.program = program;
    this.bundle = Files.createDirectories(folder.resolve("bundle"));
    EveryKind.write(bundle);
    this.server = new SteeredServer(folder.resolve("workspace"));
    helm = server.helm();
    EveryKind.ground(helm);
    environment = new HashMap<>(helm.login());
    environment.putAll(EveryKind.SECRET);
    // A dead process on this machine is known to be dead; nothing is under way that could settle.
    environment.put("TROWEL_SETTLE", "0");
    require(deploy());
    changes = helm.changes() - EveryKind.STEPS;
    deployed = inventory();
    require(destroy());
    before = inventory();
  }

  /// How many changing requests a deployment has.
  int changes() {
    return changes;
  }

  /// How many objects are there afterwards that were not there before.
  int objects() {
    return deployed.lines().size() - before.lines().size();
  }

  /// Kills a deployment at its changing request, has that request happen or not, forgets all that
  /// was on the machine, and sees what the next deployment makes of it.
  Kill kill(Kill kill) throws IOException {
    helm.calm();
    helm.holdAt(kill.at());
    Process process = program.start(bundle, environment, "deploy");
    boolean held = helm.isHolding();
    while (!held && process.isAlive()) {
      held = helm.isHolding();
    }
    String request = held ? helm.held() : "";
    process.destroyForcibly().onExit().join();
    helm.release(kill.applied());
    helm.calm();
    remove(bundle.resolve(".databricks"));
    return kill.done(request, (afterwards() + cleared()).strip());
  }

  private String afterwards() throws IOException {
    StringBuilder trouble = new StringBuilder();
    Ran again = deploy();
    trouble.append(failure("deploy", again));
    if (again.code() != 0 && !program.own()) {
      trouble.append(
          failure(
              "with --force-lock",
              program.run(bundle, environment, "deploy", "--auto-approve", "--force-lock")));
    }
    String difference = inventory().differenceTo(deployed);
    trouble.append(difference.isEmpty() ? "" : " live:" + difference + ";");
    if (program.own() && again.code() == 0) {
      trouble.append(
          failure("plan", program.run(bundle, environment, "plan", "--detailed-exitcode")));
    }
    return trouble.toString();
  }

  private String cleared() throws IOException {
    String trouble = failure("destroy", destroy());
    String left = inventory().differenceTo(before);
    return trouble + (left.isEmpty() ? "" : " after destroy:" + left);
  }

  private Ran deploy() throws IOException {
    return program.own()
        ? program.run(bundle, environment, "deploy")
        : program.run(bundle, environment, "deploy", "--auto-approve");
  }

  private Ran destroy() throws IOException {
    return program.own()
        ? program.run(bundle, environment, "destroy", "--auto-approve", "--allow-delete", "*")
        : program.run(bundle, environment, "destroy", "--auto-approve");
  }

  private Inventory inventory() throws IOException {
    return Inventory.of(helm.inventory(), EveryKind.ROOT);
  }

  private static void require(Ran ran) {
    if (ran.code() != 0) {
      throw new AssertionError("without a kill: " + ran.err());
    }
  }

  private static String failure(String what, Ran ran) {
    if (ran.code() == 0) {
      return "";
    }
    String why =
        ran.err()
            .lines()
            .filter(line -> line.matches("(?i)error.*"))
            .findFirst()
            .orElse(ran.err().lines().reduce("", (first, last) -> last));
    return " %s ended with %d: %s;".formatted(what, ran.code(), why);
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure)
              throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() {
    server.close();
  }
}
