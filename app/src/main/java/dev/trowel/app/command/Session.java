package dev.trowel.app.command;

import dev.trowel.core.deploy.Site;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.net.URI;

/// A bundle and the workspace it belongs to, both open.
///
/// @param site where it is deployed from and to
/// @param host the address to show
/// @param diagnostics what was said already; commands add what they find
record Session(Site site, URI host, Diagnostics diagnostics) {

  Bundle bundle() {
    return site.bundle();
  }
}
