package dev.trowel.schema.allow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Codes;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AllowancesTest {

  private static final String NESTED =
      """
      a:
        # trowel: allow wrong-type because it is so
        b:
          c: 1

          d:
            - x
        e: 2
      """;

  @Test
  void besideSomethingCoversItsLine() {
    Allowances allowed = in("a: 1 # trowel: allow wrong-type because it is so\nb: 2\n");

    assertThat(allows(allowed, 1, 1)).isTrue();
    assertThat(allows(allowed, 1, 4)).isTrue();
    assertThat(allows(allowed, 2, 1)).isFalse();
  }

  @Test
  void onALineOfItsOwnCoversTheNextKeyWithAllThatLiesInIt() {
    Allowances allowed = in(NESTED);

    assertThat(allows(allowed, 1, 1)).isFalse();
    assertThat(allows(allowed, 3, 3)).isTrue();
    assertThat(allows(allowed, 4, 8)).isTrue();
    assertThat(allows(allowed, 7, 9)).isTrue();
    assertThat(allows(allowed, 8, 3)).isFalse();
  }

  @Test
  void onALineOfItsOwnCoversTheNextItemOfAList() {
    Allowances allowed =
        in("a:\n# trowel: allow wrong-type because it is so\n- b: 1\n  c: 2\n- b: 3\n");

    assertThat(allows(allowed, 3, 3)).isTrue();
    assertThat(allows(allowed, 4, 6)).isTrue();
    assertThat(allows(allowed, 5, 3)).isFalse();
  }

  @Test
  void doesNotReachWhereAnAliasLeads() {
    Allowances allowed =
        in("a: &x\n  b: 1\n# trowel: allow wrong-type because it is so\nc: *x\nd: {<<: *x}\n");

    assertThat(allows(allowed, 4, 1)).isTrue();
    assertThat(allows(allowed, 2, 3)).isFalse();
    assertThat(allows(allowed, 5, 1)).isFalse();
  }

  @Test
  void aboveTheFirstKeyCoversTheFile() {
    Allowances allowed = in("# trowel: allow-file wrong-type because it is so\na: 1\nb: 2\n");

    assertThat(allows(allowed, 3, 4)).isTrue();
    assertThat(allowed.judge(List.of(found(Span.of("f.yml"))), _ -> true).kept()).isEmpty();
    assertThat(allowed.judge(List.of(found(Span.at("g.yml", 1, 1))), _ -> true).kept()).hasSize(1);
  }

  @Test
  void takesSeveralCodes() {
    Allowances allowed =
        in("a: 1 # trowel: allow syntax-, unknown-field,wrong-type because it is so\n");

    assertThat(allowed.list())
        .extracting(Allowance::code)
        .containsExactly("unknown-field", "wrong-type");
    assertThat(allowed.list()).extracting(Allowance::reason).containsOnly("it is so");
    assertThat(faults(allowed)).containsExactly("allowance-unknown");
  }

  @Test
  void coversOnlyItsCode() {
    Allowances allowed = in("a: 1 # trowel: allow unknown-field because it is so\n");

    assertThat(allows(allowed, 1, 1)).isFalse();
  }

  @Test
  void withoutAReasonHasNoEffect() {
    for (String end : List.of("", " because", " because  ")) {
      Allowances allowed = in("a: 1 # trowel: allow wrong-type" + end + "\n");

      assertThat(allowed.list()).isEmpty();
      assertThat(faults(allowed)).containsExactly("allowance-without-reason");
    }
  }

  @Test
  void saysWhichCodeWasProbablyMeant() {
    Diagnostic fault = in("a: 1 # trowel: allow wrong-tpye because x\n").faults().getFirst();

    assertThat(fault.detail()).isEqualTo("Did you mean wrong-type?");
    assertThat(fault.spans()).containsExactly(new Span("f.yml", 1, 22, 1, 32));
    assertThat(fault.fix()).isPresent();
  }

  @Test
  void cannotCoverWhatEndsReading() {
    assertThat(faults(in("a: 1 # trowel: allow syntax because x\n")))
        .containsExactly("allowance-without-effect");
  }

  @Test
  void belowTheFirstKeyCannotCoverTheFile() {
    assertThat(faults(in("a: 1\n# trowel: allow-file wrong-type because x\nb: 1\n")))
        .containsExactly("allowance-without-effect");
  }

  @Test
  void atTheEndCoversNothing() {
    assertThat(faults(in("a: 1\n# trowel: allow wrong-type because x\n")))
        .containsExactly("allowance-without-effect");
  }

  @Test
  void isToldFromProse() {
    assertThat(in("a: 1 # trowel: a tool\n").faults()).isEmpty();
    assertThat(faults(in("a: 1 # trowel: alow wrong-type because x\n")))
        .containsExactly("allowance-unknown");
    assertThat(faults(in("a: 1 # trowel: allow because x\n"))).containsExactly("allowance-unknown");
  }

  @Test
  void isUnusedWhenNoTargetNeedsIt() {
    Allowances allowed =
        in(
            """
            a: 1 # trowel: allow wrong-type because x
            b: 2 # trowel: allow unknown-field, wrong-type because x
            c: 3 # trowel: allow lock-held because only a workspace knows
            """);
    Judged judged = allowed.judge(List.of(found(Span.at("f.yml", 2, 4))), _ -> true);

    assertThat(allowed.unused(judged.allowed()))
        .extracting(each -> each.code() + " " + each.spans().getFirst())
        .containsExactly("allowance-unused f.yml:1:22", "allowance-unused f.yml:2:22");
  }

  @Test
  void isAskedOnlyForCodesThatMayBeAllowed() {
    Judged judged =
        in("a: 1 # trowel: allow wrong-type because x\n")
            .judge(List.of(found(Span.at("f.yml", 1, 4))), _ -> false);

    assertThat(judged.kept()).hasSize(1);
    assertThat(judged.allowed()).isEmpty();
  }

  @Test
  void knowsTheCodesThatItTreatsSpecially() {
    assertThat(Codes.all()).contains("syntax", "wrong-type", "cron-unreadable");
    assertThat(Codes.isFinal("syntax")).isTrue();
    assertThat(Codes.isFoundOffline("cron-unreadable")).isTrue();
    assertThat(Codes.isFoundOffline("lock-held")).isFalse();
  }

  private static boolean allows(Allowances allowed, int line, int column) {
    Judged judged = allowed.judge(List.of(found(Span.at("f.yml", line, column))), _ -> true);
    return judged.allowed().size() == 1;
  }

  private static Diagnostic found(Span span) {
    return Diagnostic.error("wrong-type", "wrong").in(span);
  }

  private static List<String> faults(Allowances allowed) {
    return allowed.faults().stream().map(Diagnostic::code).toList();
  }

  private static Allowances in(String text) {
    return Allowances.in(
        YamlReader.read("f.yml", text.getBytes(StandardCharsets.UTF_8), new Diagnostics())
            .orElseThrow());
  }
}
