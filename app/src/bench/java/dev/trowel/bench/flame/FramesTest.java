package dev.trowel.bench.flame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {

  @Test
  void namesHiddenClassesWithoutTheirAddress() {
    assertThat(Frames.name("dev.trowel.app.Main$$Lambda/0x00000000170a", "run"))
        .isEqualTo("dev.trowel.app/Main$$Lambda.run");
    assertThat(Frames.name("Plain", "main")).isEqualTo("/Plain.main");
  }

  @Test
  void turnsAStackOverAndShortensIt() {
    List<String> stack =
        List.of(
            "java.lang/String.length",
            "dev.trowel.a/Deep.walk",
            "dev.trowel.a/Deep.walk",
            "dev.trowel.a/Deep$$Lambda.apply",
            "java.util/Map.forEach",
            "java.util.stream/Pipe.run",
            "dev.trowel.app/Main.run",
            "dev.trowel.bench.flame/Whole.run");

    assertThat(Frames.outward(stack))
        .containsExactly(
            "dev.trowel.app/Main.run",
            "java.util.stream/Pipe.run",
            "dev.trowel.a/Deep.walk",
            "java.lang/String.length");
  }

  @Test
  void countsWorkForTheInnermostPackageOfOurs() {
    Shares shares = new Shares();
    shares.add(
        List.of("dev.trowel.app/Main.run", "dev.trowel.a/Deep.walk", "java.util/Map.get"), 3);
    shares.add(List.of("(launcher)"), 1);

    assertThat(shares.shares()).containsEntry("dev.trowel.a", 0.75).containsEntry("launcher", 0.25);
  }
}
