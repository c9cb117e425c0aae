package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.model.Registered;
import dev.trowel.core.model.TrackedRun;
import dev.trowel.core.model.UnityRegistry;
import dev.trowel.core.model.Version;
import dev.trowel.core.model.VersionView;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VersionsPrinterTest {
  private static final RestClient NOBODY = _ -> new Answer.Unclear("nobody is asked");
  private static final Registered MODEL =
      new Registered(
          ResourceKey.of("registered_models", "fare"),
          "prod",
          "main.prod.fare",
          new UnityRegistry(NOBODY),
          NOBODY);

  private static VersionView view(int number, String by, String why) {
    Version version =
        new Version(number, "READY", "", "", "", 1000, by, new TreeMap<>(), List.of());
    TrackedRun run =
        new TrackedRun(
            "r",
            new TreeMap<>(Map.of("f1", 0.5 + number)),
            new TreeMap<>(Map.of("depth", "3", "why", why)),
            new TreeMap<>(),
            Optional.empty());
    return new VersionView(MODEL, version, Optional.of(run));
  }

  private static VersionsPrinter printer(int count, String why) {
    return new VersionsPrinter(
        IntStream.rangeClosed(1, count).mapToObj(each -> "staging:" + each).toList(),
        IntStream.rangeClosed(1, count).mapToObj(each -> view(each, "ana", why + each)).toList());
  }

  @Test
  void whatFitsStandsInColumns() {
    assertThat(printer(2, "w").text(80))
        .isEqualTo(
            """
                        staging:1             staging:2
            model       main.prod.fare        main.prod.fare
            version     1                     2
            labels
            created     1970-01-01T00:00:01Z  1970-01-01T00:00:01Z
            by          ana                   ana
            metrics
            * f1        1.5                   2.5
            parameters
              depth     3                     3
            * why       w1                    w2
            """);
  }

  @Test
  void whatDoesNotFitStandsInLinesOfItsOwn() {
    assertThat(printer(4, "w").text(80))
        .isEqualTo(
            """
            model    main.prod.fare
            version
                staging:1  1
                staging:2  2
                staging:3  3
                staging:4  4
            labels   -
            created  1970-01-01T00:00:01Z
            by       ana
            metrics
            * f1
                staging:1  1.5
                staging:2  2.5
                staging:3  3.5
                staging:4  4.5
            parameters
              depth  3
            * why
                staging:1  w1
                staging:2  w2
                staging:3  w3
                staging:4  w4
            """);
  }

  @Test
  void aWideScreenHasMoreColumns() {
    assertThat(printer(4, "w").text(120)).startsWith("            staging:1");
  }

  @Test
  void noLineIsWiderThanTheScreen() {
    VersionsPrinter printer = printer(5, "because-".repeat(30));

    assertThat(printer.text(80).lines()).allMatch(line -> Cells.of(line) <= 80);
    assertThat(printer.text(80)).contains("    staging:5  because-because-");
  }
}
