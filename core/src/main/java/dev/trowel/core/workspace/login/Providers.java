package dev.trowel.core.workspace.login;

import java.util.List;

/// All methods of logging in, in the order they are tried (sdk-java.md 3.1, the incumbent's).
final class Providers {

  static final List<Provider> ALL =
      List.of(new Provider("pat", Simple::token), new Provider("basic", Simple::password));

  private Providers() {}
}
