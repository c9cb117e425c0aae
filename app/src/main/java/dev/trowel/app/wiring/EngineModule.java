package dev.trowel.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.trowel.app.console.Caller;
import dev.trowel.app.console.Version;
import dev.trowel.core.workspace.Workspaces;
import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Time;
import java.time.Clock;

/// What the engine is made of; what the user typed is handed over in calls and never bound.
final class EngineModule extends AbstractModule {

  private final Caller caller;
  private final RequestLog log;
  private final Time time;

  EngineModule(Caller caller, RequestLog log, Time time) {
    this.caller = caller;
    this.log = log;
    this.time = time;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().disableCircularProxies();
    bind(Clock.class).toInstance(Clock.systemUTC());
    bind(Time.class).toInstance(time);
    bind(LocalServers.class);
  }

  @Provides
  Surroundings surroundings() {
    return new Surroundings(Version.text(), caller.environment(), caller.home(), time, log);
  }

  @Provides
  Workspaces workspaces(Surroundings surroundings) {
    return new Workspaces(surroundings);
  }
}
