package fr.barometre.examples.quickstart;

import fr.barometre.Barometre;
import fr.barometre.EditionQuery;
import fr.barometre.answers.Answers;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.result.Publication;
import fr.barometre.api.result.PublishedFile;
import fr.barometre.api.result.PublishedForm;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.OpsnRange;
import fr.barometre.editions.Edition2025;
import fr.barometre.examples.synthetic.Synthetic;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.report.CsvConvention;
import fr.barometre.report.OpenData;
import fr.barometre.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints what the library says of a real survey and of the 2025 edition. */
public final class Quickstart {

  private static final long SEED = 2025;
  private static final Locale LANGUAGE = Locale.FRENCH;

  private final PrintStream out;

  Quickstart(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints to the standard output, in French; with a folder, also writes there the edition as a
   * page and as open data.
   *
   * @param arguments a folder, made if need be; none
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Quickstart quickstart =
        new Quickstart(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    quickstart.print();
    if (arguments.length > 0) {
      write(Path.of(arguments[0]));
    }
  }

  /** The edition on synthetic answers: a page, and a table in each convention with its schema. */
  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    BarometreReport report = synthetic().by(Dimension.TYPE, Dimension.REGION).compute();
    Files.writeString(
        folder.resolve("barometre-synthetic.html"), Report.of(report, LANGUAGE).html());
    for (CsvConvention convention : CsvConvention.values()) {
      String name = "barometre-synthetic-" + convention.name().toLowerCase(Locale.ROOT);
      OpenData data = OpenData.of(report, convention);
      Files.writeString(folder.resolve(name + ".csv"), data.csv());
      Files.writeString(folder.resolve(name + ".schema.json"), data.tableSchema());
    }
    OpenData data = OpenData.of(report, CsvConvention.INTERNATIONAL);
    Files.writeString(
        folder.resolve("barometre-synthetic.sdmx.csv"),
        data.sdmxCsv("EXAMPLE:BAROMETRE_SYNTHETIC(1.0.0)"));
    String site = "https://example.org/barometre-synthetic";
    Files.writeString(
        folder.resolve("barometre-synthetic.jsonld"),
        data.dcat(
            new Publication(
                "Exemple (réponses synthétiques)",
                Publication.LICENCE_OUVERTE,
                site,
                "2026-11-30",
                List.of(
                    new PublishedFile(site + ".csv", PublishedForm.CSV),
                    new PublishedFile(site + ".schema.json", PublishedForm.TABLE_SCHEMA),
                    new PublishedFile(site + ".sdmx.csv", PublishedForm.SDMX_CSV)))));
  }

  private static EditionQuery synthetic() {
    return Barometre.edition(Edition2025.QUESTIONNAIRE)
        .answers(Synthetic.survey(Edition2025.QUESTIONNAIRE, Population.collectivites2025(), SEED));
  }

  void print() {
    realSurvey();
    edition();
    out.println(
        "Aucune réserve ne vaut brevet de qualité : voir « How to read a flag », README.md.");
  }

  private void realSurvey() {
    title("1. Une vraie enquête : Observatoire Data Publica 2023, 191 réponses");
    Answers answers = Observatoire.answers();
    out.println("1a. Le redressement publié, qui donne un poids nul à deux catégories");
    out.println();
    out.println(Report.of(Observatoire.asPublished(answers), LANGUAGE).text());
    out.println("1b. Le même avec toutes les strates de l'univers");
    out.println();
    out.println(Report.of(Observatoire.everyStratum(answers), LANGUAGE).text());
  }

  private void edition() {
    title("2. L'édition 2025 sur des réponses synthétiques, tirées dans la vraie population");
    out.println(
        "Les collectivités sont réelles, les réponses inventées (graine "
            + SEED
            + ") : là où il y a un OPSN, on répond deux fois plus et plutôt oui.");
    out.println();
    Population frame = Population.collectivites2025();
    Answers answers = Synthetic.survey(Edition2025.QUESTIONNAIRE, frame, SEED);
    BarometreReport report =
        Barometre.edition(Edition2025.QUESTIONNAIRE).answers(answers).compute();
    out.println(Report.of(report, LANGUAGE).text());

    out.println("2b. Un indicateur par strate de population (réponses synthétiques)");
    out.println();
    IndicatorResult charter =
        Barometre.indicator(Edition2025.TELETRAVAIL_CHARTE)
            .answers(answers)
            .by(Dimension.POPULATION_STRATUM)
            .compute();
    out.println(Report.of(charter, LANGUAGE).text());

    out.println("2c. La part des OPSN selon les deux listes (réponses synthétiques)");
    out.println();
    OpsnRange range =
        Barometre.indicator(Edition2025.TELETRAVAIL_CHARTE)
            .answers(answers)
            .over(OpsnCoverage.anct(), OpsnCoverage.anctAndDeclic());
    for (IndicatorResult result : range.results()) {
      OpsnShare share = result.opsn().share();
      out.printf(
          LANGUAGE,
          "%s%n  population %.1f %%, répondants %.1f %%, chiffre redressé : %s%n%n",
          result.provenance().opsn(),
          100.0 * share.frameInside() / share.frame(),
          100.0 * share.respondentsInside() / share.respondents(),
          result.adjusted().text(LANGUAGE));
    }
    out.printf(
        LANGUAGE,
        "D'une liste à l'autre, le chiffre redressé va de %.1f %% à %.1f %%.%n%n",
        100 * range.adjusted().lower(),
        100 * range.adjusted().upper());
  }

  private void title(String text) {
    out.println("#".repeat(text.length()));
    out.println(text);
    out.println("#".repeat(text.length()));
    out.println();
  }
}
