package dev.trowel.core.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NotebooksTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          a.py,"# Databricks notebook source",true
          a.py,"# Databricks notebook source  \r\nx = 1",true
          a.PY,"# Databricks notebook source\n",true
          a.r,"# Databricks notebook source\n",true
          a.R,"# Databricks notebook source\n",true
          a.sql,"-- Databricks notebook source\n",true
          a.scala,"// Databricks notebook source\n",true
          a.sql,"# Databricks notebook source\n",false
          a.py,"# Databricks notebook sources\n",false
          a.py,"\n# Databricks notebook source\n",false
          a.py,"#Databricks notebook source\n",false
          a.py,"",false
          a.txt,"# Databricks notebook source\n",false
          py,"# Databricks notebook source\n",false
          x.d/py,"# Databricks notebook source\n",false
          """)
  void goesByTheFirstLine(String path, String content, boolean notebook) {
    assertThat(Notebooks.isNotebook(path, content.getBytes(UTF_8))).isEqualTo(notebook);
    assertThat(!notebook || Notebooks.mayBeNotebook(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      textBlock =
          """
          '{"cells":[{"nbformat":1}],"metadata":{},"nbformat":4,"nbformat_minor":2}',true
          '{"nbformat":4.0}',true
          '{"nbformat":3}',false
          '{"nbformat":"4"}',false
          '{"metadata":{"nbformat":4}}',false
          '[]',false
          '',false
          '{"cells":',false
          """)
  void goesByTheFormatOfJupyterFiles(String content, boolean notebook) {
    assertThat(Notebooks.isNotebook("a.ipynb", content.getBytes(UTF_8))).isEqualTo(notebook);
  }

  @Test
  void stripsTheExtensionOfNotebooksOnly() {
    assertThat(Notebooks.remoteName("a.b/c.d.py", true)).isEqualTo("a.b/c.d");
    assertThat(Notebooks.remoteName("a.b/c.py", false)).isEqualTo("a.b/c.py");
  }
}
