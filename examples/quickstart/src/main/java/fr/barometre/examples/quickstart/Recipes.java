package fr.barometre.examples.quickstart;

import fr.barometre.Barometre;
import fr.barometre.IndicatorQuery;
import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.answers.Codebook;
import fr.barometre.answers.Export;
import fr.barometre.answers.ExportTool;
import fr.barometre.answers.Field;
import fr.barometre.answers.Groups;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.model.MarginContrast;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Publication;
import fr.barometre.api.result.PublishedFile;
import fr.barometre.api.result.PublishedForm;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.diagnosis.PublishedFigures;
import fr.barometre.diagnosis.PublishedFinding;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import fr.barometre.report.CsvConvention;
import fr.barometre.report.OpenData;
import fr.barometre.report.Report;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tasks of each user of a barometer: the code of {@code .github/RECIPES.md}, which a test
 * compares with this file, line by line.
 */
final class Recipes {

  private Recipes() {}

  /** An OPSN publishes its members' figures beside the national ones. */
  static List<Segment> members(Answers answers, Set<CollectiviteRef> members) {
    // recipe 1
    Level member = new Level("MEMBER", Label.of("adhérents", "members"));
    Level other = new Level("OTHER", Label.of("autres", "others"));
    Dimension ours = Dimension.of("OURS", "Adhésion", "Membership");
    Population frame =
        Population.collectivites2025()
            .withDimension(ours, c -> members.contains(c.ref()) ? member : other);
    IndicatorResult result =
        Barometre.indicator("teletravail.charte")
            .answers(answers)
            .population(frame)
            .by(ours)
            .compute();
    return result.segments(); // MEMBER and OTHER; result.observed() is the national figure
    // end
  }

  /** A small mairie is compared with similar communes. */
  static String mairie(Answers answers, String code) {
    // recipe 2
    CollectiviteRef mairie = CollectiviteRef.of(CollectiviteType.COMMUNE, code);
    return Report.of(Barometre.compare(mairie).answers(answers).compute(), Locale.FRENCH).text();
    // end
  }

  /** The TNT team consolidates three waves and regenerates the ten panels. */
  static String consolidate(Path first, Path second, Path third) {
    // recipe 3
    AnswersReader reader = AnswersReader.of(Edition2025.QUESTIONNAIRE);
    Answers answers = reader.read(first).and(reader.read(second)).and(reader.read(third));
    answers.rejections().forEach(System.err::println); // file:line: column 'value': expected ...
    return Report.of(
            Barometre.edition(Edition2025.QUESTIONNAIRE).answers(answers).compute(), Locale.FRENCH)
        .html(); // ten panels, with bases, intervals and flags; prints on two A4 pages
    // end
  }

  /** A researcher re-weights and tests how robust a headline is. */
  static List<String> robust(Answers answers) {
    // recipe 4
    var query = Barometre.indicator("teletravail.charte").answers(answers);
    IndicatorResult byBand =
        query.weighting(PostStratification.on(Dimension.POPULATION_BAND)).compute();
    IndicatorResult raked =
        query
            .weighting(
                Raking.on(
                        Dimension.TYPE,
                        Dimension.POPULATION_STRATUM,
                        Dimension.REGION,
                        Dimension.OPSN)
                    .joining()) // levels of fewer than 10 respondents
            .compute();
    System.out.println(byBand.adjusted() + " or " + raked.adjusted());
    return raked.selection().stream() // what those who did not answer would have to say
        .flatMap(s -> s.headlines().stream())
        .map(h -> h.sentence().en())
        .toList();
    // end
  }

  /** ANCT crosses an indicator with OPSN perimeter and membership. */
  static List<CrossedSegment> crossed(Answers answers) {
    // recipe 5
    return Barometre.indicator("cyber.elus")
        .answers(answers)
        .crossedBy(Dimension.OPSN, Dimension.OPSN_MEMBER)
        .compute()
        .crossedSegments(); // inside and member, inside and not, ...
    // end
  }

  /** An association cuts results to its members. */
  static IndicatorResult association(Answers answers, Set<CollectiviteRef> members) {
    // recipe 6
    Population whole = Population.collectivites2025();
    List<Collectivite> ours =
        whole.collectivites().stream().filter(c -> members.contains(c.ref())).toList();
    Answers theirs = answers.of(who -> who.collectivite().filter(members::contains).isPresent());
    return Barometre.indicator("mediation.lieux")
        .answers(theirs)
        .population(Population.of("nos adhérents", ours).withOpsn(whole.opsn().orElseThrow()))
        .compute();
    // end
  }

  /** A journalist quotes one figure with all that goes with it. */
  static String quote(Answers answers) {
    // recipe 7
    IndicatorResult figure = Barometre.indicator("ia.projet").answers(answers).compute();
    return figure.indicator().label().fr()
        + " : "
        + figure.observed().text(Locale.FRENCH) // or why it is not shown
        + ", "
        + figure.provenance().population()
        + ". "
        + String.join(" ", figure.flags().stream().map(f -> f.sentence().fr()).toList());
    // end
  }

  /** Is +2 points a change? Two waves that ask the same question say so. */
  static Change change(Questionnaire questionnaire, Answers answers) {
    // recipe 7b
    Wave earlier = questionnaire.waves().get(0);
    Wave later = questionnaire.waves().get(1);
    Change change =
        Barometre.edition(questionnaire)
            .answers(answers)
            .indicator("teletravail.charte")
            .change(earlier, later);
    System.out.println(Report.of(change, Locale.FRENCH).text()); // is it beyond chance?
    return change; // observed(), equalComposition(), composition(): each with its interval
    // end
  }

  /** The platform's team embeds the library: one pass over the answers, then figures at will. */
  static IndicatorResult embedded(Answers answers, byte[] kept) {
    // recipe 8
    Population frame = Population.collectivites2025();
    Tally today =
        Tally.of(answers, frame, Dimension.OPSN, Dimension.TYPE, Dimension.POPULATION_BAND);
    Tally before = Tally.from(kept, answers.questionnaire(), frame); // what toBytes() gave
    return Barometre.indicator("donnees.ouvertes")
        .answers(before.merge(today))
        .by(Dimension.TYPE)
        .compute(); // as JSON: any Jackson 2 or 3 mapper writes it
    // end
  }

  /** A data steward publishes tidy CSV with a Table Schema. */
  static void publish(Answers answers, Path folder) throws IOException {
    // recipe 9
    OpenData data =
        OpenData.of(
            Barometre.edition(Edition2025.QUESTIONNAIRE).answers(answers).compute(),
            CsvConvention.FRENCH);
    Files.writeString(folder.resolve("barometre.csv"), data.csv());
    Files.writeString(folder.resolve("barometre.schema.json"), data.tableSchema());
    Files.writeString(folder.resolve("barometre.sdmx.csv"), data.sdmxCsv("OPSN:NUMERIQUE(1.0.0)"));
    String site = "https://example.org/"; // where the files will be
    Publication publication =
        new Publication(
            "Notre OPSN",
            Publication.LICENCE_OUVERTE,
            site + "barometre",
            "",
            List.of(
                new PublishedFile(site + "barometre.csv", PublishedForm.CSV),
                new PublishedFile(site + "barometre.schema.json", PublishedForm.TABLE_SCHEMA)));
    Files.writeString(folder.resolve("barometre.jsonld"), data.dcat(publication));
    // end
  }

  /** Anyone checks a published infographic. */
  static List<String> check() {
    // recipe 10
    List<PublishedFinding> findings = PublishedFigures.check(Edition2025.QUESTIONNAIRE);
    return findings.stream().map(PublishedFinding::toString).toList();
    // end
  }

  /** A survey asks for a number. */
  static IndicatorResult mean(Path file) {
    // recipe 11
    Label agents = Label.of("agents", "staff");
    Question question =
        Question.number(
            "formation.nombre",
            "2",
            Label.of("Combien d'agents formés ?", "How many staff trained?"),
            new NumberRange(0, 5000, agents), // what is outside is refused, with its line
            Modality.dontKnow("NSP"));
    IndicatorDefinition mean =
        IndicatorDefinition.builder()
            .code("formation.moyenne")
            .label(Label.of("agents formés en moyenne", "staff trained on average"))
            .question("formation.nombre") // nothing is counted: it is the mean
            .build();
    Questionnaire ours =
        Questionnaire.builder()
            .from(Edition2025.QUESTIONNAIRE)
            .addQuestions(question)
            .addIndicators(mean)
            .build();
    return Barometre.indicator(mean)
        .answers(AnswersReader.of(ours).read(file))
        .by(Dimension.OPSN)
        .compute(); // result.observed(): 12.50 staff [10.00; 15.00] (n = 120)
    // end
  }

  /** A survey of one's own, without typing its questions: the answers give a draft of them. */
  static void draft(Path answers, Path codebook) {
    // recipe 12
    Codebook draft = Codebook.draft(answers); // headers, values, kinds; why, in a column "deviné"
    draft.notes().forEach(System.err::println); // what is no question: who answered, free text, ...
    draft.write(codebook); // a person corrects it in a spreadsheet
    // end
  }

  /** The corrected codebook reads the answers. */
  static String fromCodebook(Path codebook, Path answers) {
    // recipe 12b
    Questionnaire ours = Codebook.read(codebook).questionnaire();
    Answers read = AnswersReader.of(ours).read(answers);
    read.rejections().forEach(System.err::println); // what the codebook does not say yet
    return Report.of(Barometre.edition(ours).answers(read).compute(), Locale.FRENCH).text();
    // end
  }

  /** A Google Forms export and a codebook make a report. */
  static String googleForms(Path codebook, Path answers) {
    // recipe 13
    Questionnaire ours = Codebook.read(codebook).questionnaire();
    Export form =
        Export.of(ExportTool.GOOGLE_FORMS)
            .constant(Field.TYPE, "Commune")
            .field(Field.COLLECTIVITE, "Nom de votre commune")
            .field(Field.DEPARTEMENT, "Votre département") // tells Saint-Denis from Saint-Denis
            .field(Field.ROLE, "Votre fonction")
            .answer("charte", "En cours de rédaction", "NON");
    Answers read = AnswersReader.of(ours).export(form).read(answers);
    read.rejections().forEach(System.err::println);
    return Report.of(Barometre.edition(ours).answers(read).compute(), Locale.FRENCH).text();
    // end
  }

  /** The charter, by another question and by the service of who answers. */
  static IndicatorResult groups(Path answers) {
    // recipe 14
    Answers read = AnswersReader.of(Edition2025.QUESTIONNAIRE).withColumn("service").read(answers);
    Groups access = Groups.question("teletravail.acces");
    Groups service = Groups.column("service").joined("Technique", "Voirie", "DSI");
    IndicatorQuery charter = Barometre.indicator("teletravail.charte").answers(read);
    System.out.println(charter.independence(access).pValue()); // Rao and Scott, as R's svychisq
    return charter.by(access, service).crossedBy(access, Dimension.POPULATION_BAND).compute();
    // end
  }

  /** The charter by service and seniority, crossed. */
  static IndicatorResult crossedGroups(Path answers) {
    // recipe 14b
    Answers read =
        AnswersReader.of(Edition2025.QUESTIONNAIRE)
            .withColumn("service")
            .withColumn("anciennete")
            .read(answers);
    Groups service = Groups.column("service");
    Groups seniority = Groups.column("anciennete").bands(2, 10); // "moins de 2", …, "10 et plus"
    return Barometre.indicator("teletravail.charte")
        .answers(read)
        .by(seniority)
        .crossedBy(service, seniority) // and of each size: , POPULATION_BAND
        .compute();
    // end
  }

  /** The charter by strata, the small ones joined by hand. */
  static IndicatorResult joined(Answers answers) {
    // recipe 15
    return Barometre.indicator("teletravail.charte")
        .answers(answers)
        .by(Dimension.POPULATION_STRATUM)
        .joined(Dimension.POPULATION_STRATUM, "Petites communes", "0-499", "500-999", "1000-1999")
        .compute();
    // end
  }

  /** How much the charter differs outside OPSN territories, at equal size. */
  static MarginContrast atEqualSize(Answers answers) {
    // recipe 16
    RegressionResult fit =
        Barometre.indicator("teletravail.charte")
            .answers(answers)
            .logistic(Dimension.POPULATION_BAND, Dimension.OPSN);
    System.out.println(fit.table()); // coefficients in log-odds, Wald tests, notes
    return fit.contrast("OPSN", "OUTSIDE"); // shares, against those inside
    // end
  }

  /** The respondents, for recipes that start from members. */
  static Set<CollectiviteRef> respondents(Answers answers) {
    return answers
        .respondents()
        .map(Respondent::collectivite)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }
}
