package dev.trowel.gate;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One fault while deploying and while destroying.
///
/// @param deploy the request of the deployment with which it begins
/// @param destroy that of the destruction
record FaultRun(Weather weather, int deploy, int destroy) {

  private static final String DESTROY = "destroy --auto-approve --allow-delete *";

  /// Reads one as it is told: `PROXY_DIES at 28/27`.
  static FaultRun of(String text) {
    String[] parts = text.split(" at |/", -1);
    return new FaultRun(
        Weather.valueOf(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  /// What a deployment and a destruction come to when all goes well.
  ///
  /// @param deploy how many requests a deployment has
  /// @param destroy how many a destruction has
  record Usual(int deploy, int destroy, Inventory deployed, Inventory destroyed) {

    static Usual in(Path folder) throws IOException {
      try (FaultGround ground = new FaultGround(folder)) {
        int deploy = requests(ground, "deploy");
        Inventory deployed = ground.inventory();
        int destroy = requests(ground, DESTROY);
        return new Usual(deploy, destroy, deployed, ground.inventory());
      }
    }

    private static int requests(FaultGround ground, String command) throws IOException {
      ground.helm().calm();
      Shell.Result result = ground.run(command);
      if (result.exit() != 0) {
        throw new AssertionError("without a fault: " + result.screen());
      }
      return (int) ground.helm().log().count();
    }
  }

  /// Does it.
  ///
  /// @return what was wrong; empty when all was right
  String in(Path folder, Usual usual) throws IOException {
    StringBuilder trouble = new StringBuilder();
    try (FaultGround ground = new FaultGround(folder)) {
      trouble.append(disturbed(ground, "deploy", deploy));
      trouble.append(difference("live", ground, usual.deployed()));
      trouble.append(expect(0, "plan --detailed-exitcode", ground));
      trouble.append(disturbed(ground, DESTROY, destroy));
      trouble.append(difference("left", ground, usual.destroyed()));
      keep(ground.transcript() + trouble);
    }
    return trouble.isEmpty() ? "" : this + ":" + trouble;
  }

  private void keep(String text) throws IOException {
    Path all = Files.createDirectories(Repository.path("app/target/fault-matrix"));
    Files.writeString(all.resolve("%s-%d-%d.txt".formatted(weather, deploy, destroy)), text);
  }

  /// Runs a command that is disturbed, and when that failed once more in peace, without a flag.
  private String disturbed(FaultGround ground, String command, int at) throws IOException {
    ground.helm().calm();
    weather.begin(ground.helm(), at);
    Shell.Result first = ground.run(command);
    ground.helm().calm();
    String trouble = traces(command, first);
    if (first.exit() == 0) {
      return trouble;
    }
    return (first.exit() == 1 ? trouble : trouble + ended(command, first))
        + expect(0, command, ground);
  }

  private static String expect(int exit, String command, FaultGround ground) {
    Shell.Result result = ground.run(command);
    return traces(command, result)
        + (result.exit() == exit ? "" : ended("then " + command, result));
  }

  private static String difference(String what, FaultGround ground, Inventory expected)
      throws IOException {
    String difference = ground.inventory().differenceTo(expected);
    return difference.isEmpty() ? "" : " " + what + difference + ";";
  }

  private static String traces(String command, Shell.Result result) {
    boolean shown =
        result.screen().lines().anyMatch(line -> line.startsWith("\tat "))
            || result.screen().contains("Exception");
    return shown ? " " + command + " shows a stack trace;" : "";
  }

  private static String ended(String command, Shell.Result result) {
    String why =
        result.err().lines().filter(line -> line.startsWith("error")).findFirst().orElse("");
    return " %s ended with %d: %s;".formatted(command, result.exit(), why);
  }

  @Override
  public String toString() {
    return weather + " at " + deploy + "/" + destroy;
  }
}
