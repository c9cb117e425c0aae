package dev.trowel.app.wiring;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import dev.trowel.app.console.Caller;
import dev.trowel.app.console.Version;
import dev.trowel.core.workspace.Workspaces;
import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Time;
import java.time.Clock;

/// What the engine is made of; what the user typed is handed over in calls and never bound.
///
/// Each part is bound to what makes it, not found by annotations on methods and constructors: Java
/// makes a class for each sort of annotation that it looks at, and Guice looks at every method of
/// an `AbstractModule` (docs/decisions/0060-the-engine-is-put-together-beside-the-reading.md).
record EngineModule(Caller caller, RequestLog log, Time time) implements Module {

  @Override
  public void configure(Binder binder) {
    binder.requireExplicitBindings();
    binder.requireAtInjectOnConstructors();
    binder.disableCircularProxies();
    binder.bind(Clock.class).toInstance(Clock.systemUTC());
    binder.bind(Time.class).toInstance(time);
    Provider<Time> waits = binder.getProvider(Time.class);
    binder
        .bind(LocalServers.class)
        .toProvider(() -> new LocalServers(waits.get()))
        .in(Scopes.SINGLETON);
    binder.bind(Surroundings.class).toProvider(this::surroundings);
    Provider<Surroundings> around = binder.getProvider(Surroundings.class);
    binder
        .bind(Workspaces.class)
        .toProvider(() -> new Workspaces(around.get()))
        .in(Scopes.SINGLETON);
  }

  private Surroundings surroundings() {
    return new Surroundings(Version.text(), caller.environment(), caller.home(), time, log);
  }
}
