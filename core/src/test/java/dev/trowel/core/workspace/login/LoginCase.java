package dev.trowel.core.workspace.login;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test of logging in: each method has a stand of its own.
abstract class LoginCase {

  @TempDir Path home;
  LoginStand stand;

  @BeforeEach
  void start() {
    stand = new LoginStand(home);
  }

  @AfterEach
  void stop() {
    stand.close();
  }
}
