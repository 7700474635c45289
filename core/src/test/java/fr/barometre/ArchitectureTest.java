package fr.barometre;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Packages point one way, and users see few of them. */
@AnalyzeClasses(packages = "fr.barometre", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** What each package may depend on, beside the API; the door may depend on all. */
  private static final Map<String, List<String>> MAY_DEPEND_ON =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("report", List.of("wording")),
              Map.entry("editions", List.of()),
              Map.entry("disclosure", List.of()),
              Map.entry(
                  "suppression",
                  List.of(
                      "algebra",
                      "cube",
                      "dictionary",
                      "disclosure",
                      "population",
                      "recoding",
                      "sample")),
              Map.entry(
                  "checks",
                  List.of(
                      "bias",
                      "diagnosis",
                      "inference",
                      "models",
                      "population",
                      "sample",
                      "wording")),
              Map.entry(
                  "bias",
                  List.of(
                      "calibration",
                      "diagnosis",
                      "estimate",
                      "inference",
                      "models",
                      "population",
                      "propensity",
                      "recoding",
                      "sample",
                      "weighting")),
              Map.entry("diagnosis", List.of("propensity", "style", "wording")),
              Map.entry(
                  "sample",
                  List.of(
                      "calibration",
                      "cube",
                      "dictionary",
                      "estimate",
                      "inference",
                      "population",
                      "weighting")),
              Map.entry(
                  "estimate",
                  List.of("algebra", "calibration", "csv", "inference", "models", "weighting")),
              Map.entry(
                  "calibration",
                  List.of("algebra", "cube", "population", "recoding", "spelling", "weighting")),
              Map.entry(
                  "models", List.of("algebra", "cube", "disclosure", "inference", "population")),
              Map.entry("recoding", List.of("population")),
              Map.entry("weighting", List.of()),
              Map.entry("tally", List.of("answers", "counting", "cube", "population", "slices")),
              Map.entry(
                  "slices",
                  List.of("answers", "counting", "cube", "dictionary", "parallel", "population")),
              Map.entry(
                  "counting",
                  List.of("answers", "cube", "dictionary", "parallel", "population", "spelling")),
              Map.entry("cube", List.of("answers", "dictionary", "population")),
              Map.entry(
                  "answers",
                  List.of(
                      "codebook",
                      "csv",
                      "dictionary",
                      "population",
                      "resolution",
                      "spelling",
                      "style")),
              Map.entry("codebook", List.of("csv", "wording")),
              Map.entry("resolution", List.of("population", "spelling")),
              Map.entry("population", List.of("csv", "dictionary")),
              Map.entry("csv", List.of("parallel")),
              Map.entry("propensity", List.of("algebra", "dictionary", "models")),
              Map.entry("inference", List.of()),
              Map.entry("wording", List.of()),
              Map.entry("algebra", List.of()),
              Map.entry("dictionary", List.of()),
              Map.entry("spelling", List.of()),
              Map.entry("parallel", List.of()),
              Map.entry("style", List.of())));

  /** The rooms that users enter. */
  private static final Set<String> EXPORTED =
      Set.of(
          "fr.barometre",
          "fr.barometre.answers",
          "fr.barometre.diagnosis",
          "fr.barometre.disclosure",
          "fr.barometre.editions",
          "fr.barometre.estimate",
          "fr.barometre.population",
          "fr.barometre.report",
          "fr.barometre.tally",
          "fr.barometre.weighting");

  private static final int MOST_PUBLIC_TYPES = 60;

  @ArchTest static final ArchRule PACKAGES_POINT_ONE_WAY = oneWay();

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("fr.barometre.(*)..").should().beFreeOfCycles();

  private static ArchRule oneWay() {
    LayeredArchitecture rooms =
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("fr.barometre..")
            .layer("door")
            .definedBy("fr.barometre")
            .layer("api")
            .definedBy("fr.barometre.api..");
    for (String room : MAY_DEPEND_ON.keySet()) {
      rooms = rooms.layer(room).definedBy("fr.barometre." + room);
    }
    rooms = rooms.whereLayer("door").mayNotBeAccessedByAnyLayer();
    for (Map.Entry<String, List<String>> room : MAY_DEPEND_ON.entrySet()) {
      String[] others = room.getValue().toArray(String[]::new);
      String[] allowed = Arrays.copyOf(others, others.length + 1);
      allowed[others.length] = "api";
      rooms = rooms.whereLayer(room.getKey()).mayOnlyAccessLayers(allowed);
    }
    return rooms.ensureAllClassesAreContainedInArchitecture();
  }

  @ArchTest
  static void the_module_exports_what_users_name(JavaClasses classes) {
    assertThat(exported(classes)).isEqualTo(EXPORTED);
  }

  @ArchTest
  static void users_see_few_types(JavaClasses classes) {
    List<String> seen =
        classes.stream()
            .filter(type -> EXPORTED.contains(type.getPackageName()))
            .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
            .map(JavaClass::getSimpleName)
            .sorted()
            .toList();
    assertThat(seen).hasSizeLessThanOrEqualTo(MOST_PUBLIC_TYPES);
  }

  private static final JavaModifier PUBLIC = JavaModifier.PUBLIC;

  /** What the module-info beside the door's class exports. */
  private static Set<String> exported(JavaClasses classes) {
    URI door = classes.get(Barometre.class).getSource().orElseThrow().getUri();
    Path root = Path.of(door).getParent().getParent().getParent();
    try (InputStream module = Files.newInputStream(root.resolve("module-info.class"))) {
      return ModuleDescriptor.read(module).exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
