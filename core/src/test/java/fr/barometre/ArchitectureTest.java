package fr.barometre;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Packages point one way. */
@AnalyzeClasses(packages = "fr.barometre", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_POINT_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("fr.barometre..")
          .layer("door")
          .definedBy("fr.barometre")
          .layer("report")
          .definedBy("fr.barometre.report")
          .layer("editions")
          .definedBy("fr.barometre.editions")
          .layer("disclosure")
          .definedBy("fr.barometre.disclosure")
          .layer("diagnosis")
          .definedBy("fr.barometre.diagnosis")
          .layer("estimate")
          .definedBy("fr.barometre.estimate")
          .layer("weighting")
          .definedBy("fr.barometre.weighting")
          .layer("tally")
          .definedBy("fr.barometre.tally")
          .layer("answers")
          .definedBy("fr.barometre.answers")
          .layer("population")
          .definedBy("fr.barometre.population")
          .layer("csv")
          .definedBy("fr.barometre.csv")
          .layer("algebra")
          .definedBy("fr.barometre.algebra")
          .layer("spelling")
          .definedBy("fr.barometre.spelling")
          .layer("parallel")
          .definedBy("fr.barometre.parallel")
          .layer("api")
          .definedBy("fr.barometre.api..")
          .whereLayer("door")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("door")
          .whereLayer("editions")
          .mayOnlyBeAccessedByLayers("door")
          .whereLayer("disclosure")
          .mayOnlyBeAccessedByLayers("door")
          .whereLayer("diagnosis")
          .mayOnlyBeAccessedByLayers("door", "report")
          .whereLayer("estimate")
          .mayOnlyBeAccessedByLayers("door", "report", "diagnosis", "disclosure")
          .whereLayer("weighting")
          .mayOnlyBeAccessedByLayers("door", "report", "diagnosis", "estimate")
          .whereLayer("tally")
          .mayOnlyBeAccessedByLayers(
              "door", "report", "diagnosis", "disclosure", "estimate", "weighting")
          .whereLayer("answers")
          .mayOnlyBeAccessedByLayers("door", "tally")
          .whereLayer("population")
          .mayOnlyBeAccessedByLayers(
              "door", "report", "diagnosis", "estimate", "weighting", "tally", "answers")
          .whereLayer("csv")
          .mayOnlyBeAccessedByLayers("answers", "population", "estimate")
          .whereLayer("algebra")
          .mayOnlyBeAccessedByLayers("diagnosis", "disclosure", "estimate", "weighting")
          .whereLayer("spelling")
          .mayOnlyBeAccessedByLayers("door", "answers", "tally", "weighting")
          .whereLayer("parallel")
          .mayOnlyBeAccessedByLayers("door", "tally", "csv")
          .whereLayer("api")
          .mayOnlyBeAccessedByLayers(
              "door",
              "report",
              "editions",
              "diagnosis",
              "disclosure",
              "estimate",
              "weighting",
              "tally",
              "answers",
              "population");
}
