package dev.trowel.core.template;

import java.util.List;

/// All that a template makes, before any of it is written.
///
/// @param files the files, in the order of the template
/// @param folders the folders, above before below
record Made(List<MadeFile> files, List<String> folders) {
  Made {
    files = List.copyOf(files);
    folders = List.copyOf(folders);
  }
}
