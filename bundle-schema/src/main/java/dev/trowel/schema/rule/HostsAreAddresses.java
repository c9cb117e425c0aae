package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.regex.Pattern;

/// The workspace's host is an address that can be logged in to, also where nobody does yet.
final class HostsAreAddresses implements Rule {

  private static final Pattern ADDRESS =
      Pattern.compile("(https?://)?[A-Za-z0-9.-]+(:\\d{1,5})?([/?#]\\S*)?");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    if (Values.find(bundle.tree(), "workspace", "host") instanceof Text(var place, String host)
        && !host.isBlank()
        && !host.contains("${")
        && !ADDRESS.matcher(host.strip()).matches()) {
      diagnostics.add(
          Diagnostic.error("workspace-host-invalid", "invalid workspace host: " + host)
              .detail("It must look like https://my-workspace.cloud.databricks.com.")
              .at(Path.of("workspace", "host"))
              .in(place));
    }
  }
}
