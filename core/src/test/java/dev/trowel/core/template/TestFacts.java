package dev.trowel.core.template;

import dev.trowel.schema.interpolate.CurrentUser;
import java.util.Set;

/// A workspace that is known.
record TestFacts(String host, String userName, String defaultCatalog, Set<Fact> told)
    implements WorkspaceFacts {

  TestFacts() {
    this("https://adb-1.2.azuredatabricks.net", "jane.doe@example.com", "main");
  }

  TestFacts(String host, String userName, String defaultCatalog) {
    this(host, userName, defaultCatalog, Set.of());
  }

  @Override
  public boolean isTold(Fact fact) {
    return told.contains(fact);
  }

  @Override
  public CurrentUser user() {
    return CurrentUser.named(userName);
  }
}
