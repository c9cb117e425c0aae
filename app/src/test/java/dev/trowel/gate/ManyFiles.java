package dev.trowel.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Makes bundles of one job and many files of 1 to 20 kB, 25 to a folder: sources, notebooks of
/// both forms, data. Every tenth folder has a `.gitignore` and something it leaves out.
///
/// The same call writes the same bytes.
final class ManyFiles {

  /// The folder that the files lie in, below the bundle's.
  static final String FOLDER = "src";

  private static final int A_FOLDER = 25;
  private static final int AN_AREA = 20;
  private static final int LEAST = 1_000;
  private static final int SPREAD = 19_000;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz      \n";

  private static final String BUNDLE =
      """
      bundle:
        name: many-files
      targets:
        prod:
          mode: production
          workspace:
            root_path: /Workspace/Deployments/many-files
          permissions:
            - group_name: admins
              level: CAN_MANAGE
      resources:
        jobs:
          load:
            name: Load
            tasks:
              - task_key: load
                new_cluster:
                  spark_version: 16.4.x-scala2.12
                  node_type_id: i3.xlarge
                  num_workers: 2
                spark_python_task:
                  python_file: src/step.py
      """;

  private ManyFiles() {}

  /// Writes a bundle with `files` files below [#FOLDER] into the new folder `root`; together with
  /// `databricks.yml` and the `.gitignore` files, some more are uploaded.
  static void write(Path root, int files) throws IOException {
    Path top = Files.createDirectories(root.resolve(FOLDER));
    Files.writeString(root.resolve("databricks.yml"), BUNDLE);
    Files.writeString(top.resolve("step.py"), "print(1)\n");
    for (int number = 1; number < files; number++) {
      Path folder = top.resolve(folder(number / A_FOLDER));
      if (number % A_FOLDER == 0 || number == 1) {
        makeFolder(folder, number / A_FOLDER);
      }
      Files.writeString(folder.resolve(name(number)), content(number));
    }
  }

  private static String folder(int number) {
    return "area_%d/part_%d".formatted(number / AN_AREA, number);
  }

  private static void makeFolder(Path folder, int number) throws IOException {
    Files.createDirectories(folder);
    if (number % 10 == 0) {
      Files.writeString(folder.resolve(".gitignore"), "*.tmp\nscratch/\n!keep.tmp\n");
      Files.writeString(folder.resolve("left.tmp"), "not uploaded\n");
      Files.createDirectories(folder.resolve("scratch"));
      Files.writeString(folder.resolve("scratch/left.txt"), "not uploaded\n");
    }
  }

  private static String name(int number) {
    String extension =
        switch (number % 10) {
          case 0, 1, 2, 3 -> "py";
          case 4 -> "ipynb";
          case 5, 6 -> "sql";
          case 7 -> "md";
          default -> "csv";
        };
    return "file_%d.%s".formatted(number, extension);
  }

  private static String content(int number) {
    Random random = new Random(number);
    String text = text(random, LEAST + random.nextInt(SPREAD));
    return switch (number % 10) {
      case 0, 1 -> "# Databricks notebook source\n" + text;
      case 5 -> "-- Databricks notebook source\n" + text;
      case 4 ->
          """
          {"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["%s"]}],
           "metadata": {"language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5}
          """
              .formatted(text.replace("\n", "\\n"));
      default -> text;
    };
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
