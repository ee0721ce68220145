package highpass;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("highpass");

  @Test
  void dependenciesPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("highpass..")
        .layer("main")
        .definedBy("highpass")
        .layer("cli")
        .definedBy("highpass.cli..")
        .layer("report")
        .definedBy("highpass.report..")
        .layer("job")
        .definedBy("highpass.job..")
        .layer("synth")
        .definedBy("highpass.synth..")
        .layer("figure")
        .definedBy("highpass.figure..")
        .layer("fits")
        .definedBy("highpass.fits..")
        .layer("storage")
        .definedBy("highpass.storage..")
        .layer("filter")
        .definedBy("highpass.filter..")
        .whereLayer("main")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("cli")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("job")
        .mayOnlyBeAccessedByLayers("cli", "report")
        .whereLayer("synth")
        .mayOnlyBeAccessedByLayers("cli", "job")
        .whereLayer("figure")
        .mayOnlyBeAccessedByLayers("cli", "report", "job")
        .whereLayer("fits")
        .mayOnlyBeAccessedByLayers("cli", "report", "job")
        .whereLayer("storage")
        .mayOnlyBeAccessedByLayers("cli", "report", "job")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("highpass.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theFilterKnowsJavaBaseAlone() {
    noClasses()
        .that()
        .resideInAPackage("highpass.filter..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "highpass.filter..", "java.lang..", "java.util..", "java.io..", "java.nio..")
        .check(CLASSES);
  }

  @Test
  void figuresKnowPlanesAndJavaAlone() {
    noClasses()
        .that()
        .resideInAPackage("highpass.figure..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "highpass.figure..", "highpass.filter..", "java..", "javax.imageio..")
        .check(CLASSES);
  }

  @Test
  void eachLibraryIsKnownToOnePackage() {
    only("highpass.figure..", "javax.imageio..");
    only("highpass.fits..", "nom.tam..");
    only("highpass.storage..", "org.apache.hadoop.fs..");
    only("highpass.synth..", "org.jtransforms..");
    noClasses()
        .that()
        .resideOutsideOfPackages("highpass.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void sparkIsKnownToTheJobsAndOpenedByTheCommands() {
    noClasses()
        .that()
        .resideOutsideOfPackages("highpass.job..", "highpass.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .check(CLASSES);
  }

  private static void only(String owner, String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(owner)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }
}
