package dev.trowel.schema.rule;

import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;

/// The table of all rules.
public final class Rules {

  /// All rules, in the order they report.
  static final List<Rule> ALL =
      List.of(
          new BundlesHaveNames(),
          new VariablesAreOfKnownTypes(),
          new ArtifactsCanBeBuilt(),
          new ArtifactReferencesLeadSomewhere(),
          new BundlePermissionsNameOne(),
          new HostsAreAddresses(),
          new RequiredFieldsAreSet(),
          new ChoicesExist(),
          new PermissionLevelsExist(),
          new SettingsHaveAnEffect(),
          new ScopePermissionsNameSomebody(),
          new SingleNodeClustersAreComplete(),
          new JobClusterKeysAreDefined(),
          new TasksNameTheirCompute(),
          new AppsNameTheirCode(),
          new AppsKeepTheirAccess(),
          new JobRunsAreStartedOnce(),
          new IgnoredFieldsExist(),
          new ModelWaitsAreTimes(),
          new HealthNamesResources(),
          new RolloutsNameServedEntities(),
          new LocalWheelsFitTheirRuntime(),
          new EtagsAreNotSet(),
          new PublishingIsNotChosen(),
          new ReferencesLeadSomewhere(),
          new ReferencesLeadToFields(),
          new ReferencesFitTheirFields(),
          new ReferencesGoOneWay(),
          new MovesLeadSomewhere(),
          new AdoptionsAreClear(),
          new EnvironmentKeysAreDefined(),
          new TasksDoOneThing(),
          new DependenciesAreTasks(),
          new TasksDoNotWaitInCircles(),
          new LoopsAreNotNested(),
          new ExpressionsLeadSomewhere(),
          new SchedulesCanBeRead(),
          new ClustersHaveOneSize(),
          new NumbersAreInRange(),
          new TrafficSumsToHundred(),
          new CatalogNamesAreAllowed(),
          new PrincipalsAreListedOnce(),
          new SecretsAreNotWritten(),
          new FieldsLeaveEachOtherRoom(),
          new OneIsChosen(),
          new TasksDoSomething(),
          new ServerlessTasksTakeNoLibraries(),
          new LoopsCanRun(),
          new OutcomesAreOfConditions(),
          new GatesAskKnownJobs(),
          new GatesDoNotTrain(),
          new GitSourcesAreThere(),
          new KeysAreAllowed(),
          new LimitsAreKept(),
          new AddressesAreAddresses(),
          new TablesAreNamedInFull(),
          new RegisteredModelsAreNamedInFull(),
          new ServerlessPipelinesHaveNoClusters(),
          new ClustersNameTheirRuntime(),
          new CloudsAreNotMixed(),
          new FieldsHaveAnEffect(),
          new ExpressionsAreKnown(),
          new TaskValuesAreThere(),
          new EnvironmentsHaveKeysOfTheirOwn(),
          new FilesAreUploaded(),
          new LibraryGlobsMatch(),
          new BoundsAreInOrder(),
          new IndexesAreSpecified(),
          new EntitiesHaveVersions(),
          new RoutesLeadToEntities(),
          new VolumesSayWhereTheyAre(),
          new ScopesFitTheirBackend(),
          new ExperimentsHaveAbsoluteNames(),
          new OwnersAreOnePrincipal(),
          new PrivilegesExist(),
          new SecretsStayWhereTheyAre(),
          new JobClustersAreUsed(),
          new ProductionRunsAsNobodysUser(),
          new ProductionIsNotPaused(),
          new ProductionHasItsOwnClusters(),
          new ProductionIsInProductionMode());

  private Rules() {}

  /// Reports each place where the bundle breaks any rule.
  public static void check(Bundle bundle, Diagnostics diagnostics) {
    Inspected inspected = new Inspected(bundle, diagnostics.list());
    // Rules know nothing of each other, so each core takes some; their findings stay in the order
    // above.
    ALL.parallelStream()
        .map(rule -> found(rule, inspected))
        .toList()
        .forEach(found -> diagnostics.addAll(found.list()));
  }

  private static Diagnostics found(Rule rule, Inspected inspected) {
    Diagnostics found = new Diagnostics();
    rule.check(inspected, found);
    return found;
  }
}
