package dev.trowel.gate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The arrows between modules, packages and libraries (design: "Three modules, three arrows").
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("dev.trowel");

  @Test
  void seesAllModules() {
    assertThat(MAIN.stream().map(type -> type.getPackageName()))
        .contains("dev.trowel.schema.value", "dev.trowel.core.kind", "dev.trowel.app");
  }

  @Test
  void usesOnlyPackagesListedAbove() {
    List<String> upward =
        MAIN.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(use -> PackageOrder.isForbidden(use.getOriginClass(), use.getTargetClass()))
            .map(use -> use.getDescription())
            .sorted()
            .distinct()
            .toList();
    assertThat(upward).isEmpty();
  }

  @Test
  void listsEveryPackage() {
    Stream<String> names = MAIN.stream().map(type -> type.getPackageName()).distinct();
    assertThat(names.filter(name -> PackageOrder.rank(name).isEmpty())).isEmpty();
  }

  @Test
  void hasNoCyclesBetweenPackages() {
    check(slices().matching("dev.trowel.(*).(*)..").should().beFreeOfCycles());
  }

  @Test
  void keepsPicocliInApp() {
    check(
        noClasses()
            .that(outside("dev.trowel.app.."))
            .should()
            .dependOnClassesThat(in("picocli..")));
  }

  @Test
  void keepsGuiceInWiring() {
    check(
        noClasses()
            .that(outside("dev.trowel.app.wiring.."))
            .should()
            .dependOnClassesThat(in("com.google.inject..")));
  }

  @Test
  void keepsTheSdkInWorkspace() {
    check(
        noClasses()
            .that(outside("dev.trowel.core.workspace.."))
            .should()
            .dependOnClassesThat(in("com.databricks..", "org.apache.http..")));
  }

  @Test
  void keepsLibrariesOfTheSdkOut() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                in("com.google.common..", "org.apache.commons..", "com.google.gson..")));
  }

  @Test
  void isolatesTheEmulator() {
    check(
        noClasses()
            .that(in("dev.trowel.core.emulator.."))
            .should()
            .dependOnClassesThat(in("dev.trowel..").and(outside("dev.trowel.core.emulator.."))));
    check(
        noClasses()
            .that(outside("dev.trowel.core.emulator..", "dev.trowel.app.."))
            .should()
            .dependOnClassesThat(in("dev.trowel.core.emulator..")));
  }

  @Test
  void printsFromTheConsoleOnly() {
    ArchRule rule =
        noClasses()
            .that(outside("dev.trowel.app.console.."))
            .and()
            .doNotHaveFullyQualifiedName("dev.trowel.app.Main")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");
    check(rule);
  }

  @Test
  void startsNoProcessWhileReading() {
    check(
        noClasses()
            .that(in("dev.trowel.schema.."))
            .should()
            .dependOnClassesThat(in("java.lang..").and(simpleNameStartingWith("Process"))));
  }

  @Test
  void exitsFromMainOnly() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.trowel.app.Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class));
  }

  @Test
  void hasNoStaticMutableState() {
    check(fields().that().areStatic().should().beFinal());
  }

  @Test
  void usesNoReflection() {
    check(
        noClasses()
            .that(outside("dev.trowel.app.wiring.."))
            .should()
            .dependOnClassesThat(in("java.lang.reflect.."))
            .orShould()
            .callMethod(Class.class, "forName", String.class));
  }

  private static DescribedPredicate<JavaClass> in(String... packages) {
    return resideInAnyPackage(packages);
  }

  private static DescribedPredicate<JavaClass> outside(String... packages) {
    return resideOutsideOfPackages(packages);
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(MAIN);
  }
}
