package dev.trowel.core.template;

/// What messages call the files of a template.
final class Labels {

  private Labels() {}

  /// A file below a folder.
  ///
  /// @param folder as the user knows it; `""` where nobody does
  static String below(String folder, String file) {
    return folder.isEmpty() || folder.endsWith("/") ? folder + file : folder + "/" + file;
  }
}
