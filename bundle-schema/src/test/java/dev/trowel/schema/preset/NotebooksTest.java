package dev.trowel.schema.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NotebooksTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "a.py,# Databricks notebook source,true",
    "a.PY,# Databricks notebook source,true",
    "a.r,# Databricks notebook source,true",
    "a.sql,-- Databricks notebook source,true",
    "a.scala,// Databricks notebook source,true",
    "a.ipynb,{},true",
    "a.py,print(),false",
    "a.py,'',false",
    "a.py,# Databricks notebook sources,false",
    "a.sql,# Databricks notebook source,false",
    "a.txt,# Databricks notebook source,false"
  })
  void areKnownByEndingAndFirstLine(String name, String content, boolean notebook)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    assertThat(Notebooks.isNotebook(file)).isEqualTo(notebook);
  }

  @Test
  void mayEndTheirFirstLineAnyWay() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.py"), "# Databricks notebook source\r\nprint()\r\n");
    assertThat(Notebooks.isNotebook(file)).isTrue();
  }

  @Test
  void loseTheirEnding() {
    assertThat(Notebooks.withoutExtension("/a.b/c.py")).isEqualTo("/a.b/c");
    assertThat(Notebooks.withoutExtension("/a.b/c")).isEqualTo("/a.b/c");
  }
}
