package dev.trowel.schema.preset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DependenciesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./x.whl",
        "../dist/*.whl",
        "dist/x.whl",
        "x.whl",
        "x-1.0-py3-none-any.whl[train]",
        ".",
        "lib/pkg",
        "x.tar.gz"
      })
  void knowsLocalFiles(String line) {
    assertThat(Dependencies.isLocal(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pandas",
        "pandas==2.0",
        "pandas >= 2, < 3",
        "a[b,c]>=1",
        "a-b_c.d~=1",
        "a; python_version>'3'",
        "--index-url x",
        "-r x",
        "x @ git+https://h/r",
        "https://h/x.whl",
        "dbfs:/x.whl",
        "/Volumes/x.whl",
        "${var.x}",
        ""
      })
  void knowsWhatLiesElsewhere(String line) {
    assertThat(Dependencies.isLocal(line)).isFalse();
  }

  @Test
  void readsFlagsThatTakeAPath() {
    assertThat(Dependencies.flag("-r ../r.txt")).contains(new Dependencies.Flag("-r", "../r.txt"));
    assertThat(Dependencies.flag("--editable=lib"))
        .contains(new Dependencies.Flag("--editable", "lib"));
    assertThat(Dependencies.flag("--index-url x")).isEmpty();
    assertThat(Dependencies.flag("-rx")).isEmpty();
  }
}
