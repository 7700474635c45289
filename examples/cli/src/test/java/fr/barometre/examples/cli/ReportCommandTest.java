package fr.barometre.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Barometre;
import fr.barometre.EditionQuery;
import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.answers.Codebook;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Publication;
import fr.barometre.api.result.PublishedFile;
import fr.barometre.api.result.PublishedForm;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.report.CsvConvention;
import fr.barometre.report.OpenData;
import fr.barometre.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {

  private static final String CHARTE = "teletravail.charte";

  @TempDir private Path folder;

  private static EditionQuery query() {
    return Barometre.edition(Edition2025.QUESTIONNAIRE).answers(Path.of(Call.ANSWERS));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void theTextIsTheLibrarysReport() {
    Call call = Call.of("report", Call.ANSWERS);
    assertThat(Call.of("report", Call.ANSWERS, "-o", "-")).isEqualTo(call);
    assertThat(call.code()).isZero();
    assertThat(call.err()).isEmpty();
    BarometreReport report = query().compute();
    assertThat(call.out()).isEqualTo(Report.of(report, Locale.FRENCH).text());
    // Of 629 answers 216 are yes.
    assertThat(call.out().replace('\u00A0', ' ')).contains("34,3 %").contains("629 lignes");
    assertThat(Call.of("report", Call.ANSWERS, "--lang=en").out())
        .isEqualTo(Report.of(report, Locale.ENGLISH).text());
  }

  @Test
  void theFormatFollowsTheNameOfTheFile() throws IOException {
    BarometreReport report = query().by(Dimension.TYPE, Dimension.REGION).compute();
    for (String name : new String[] {"a.html", "a.md", "a.txt"}) {
      Call call = Call.of("report", Call.ANSWERS, "--by", "type,Région", "-o", path(name));
      assertThat(call).isEqualTo(new Call(0, "", "Écrit\u00A0: " + path(name) + "\n"));
    }
    Report expected = Report.of(report, Locale.FRENCH);
    assertThat(folder.resolve("a.html")).hasContent(expected.html());
    assertThat(folder.resolve("a.md")).hasContent(expected.markdown());
    assertThat(folder.resolve("a.txt")).hasContent(expected.text());
  }

  @Test
  void csvIsOpenDataAsSpreadsheetsWantIt() throws IOException {
    OpenData french = OpenData.of(query().compute(), CsvConvention.FRENCH);
    OpenData english = OpenData.of(query().compute(), CsvConvention.INTERNATIONAL);
    assertThat(Call.of("report", Call.ANSWERS, "--format=csv").out()).isEqualTo(french.csv());
    assertThat(Call.of("report", Call.ANSWERS, "--format=CSV", "--lang=en").out())
        .isEqualTo(english.csv());
    assertThat(Call.of("report", Call.ANSWERS, "-o", path("a.csv")).code()).isZero();
    assertThat(Files.readString(folder.resolve("a.csv"))).isEqualTo("\uFEFF" + french.csv());
  }

  @Test
  void openDataHasItsSchemaItsDescriptionAndItsSdmx() throws IOException {
    OpenData french = OpenData.of(query().compute(), CsvConvention.FRENCH);
    String flow = "OPSN:NUMERIQUE(1.0.0)";
    assertThat(Call.of("report", Call.ANSWERS, "-o", path("a.schema.json")).code()).isZero();
    assertThat(folder.resolve("a.schema.json")).hasContent(french.tableSchema());
    assertThat(Call.of("report", Call.ANSWERS, "-o", path("a.sdmx.csv"), "--dataflow", flow).code())
        .isZero();
    assertThat(Files.readString(folder.resolve("a.sdmx.csv"))).isEqualTo(french.sdmxCsv(flow));
    Call dcat =
        Call.of(
            "report",
            Call.ANSWERS,
            "--format=dcat",
            "--publisher=Notre OPSN",
            "--page=https://example.org/b",
            "--issued=2025-09-01",
            "--download=https://example.org/a.csv",
            "--download=https://example.org/a.schema.json");
    assertThat(dcat.out())
        .isEqualTo(
            french.dcat(
                new Publication(
                    "Notre OPSN",
                    Publication.LICENCE_OUVERTE,
                    "https://example.org/b",
                    "2025-09-01",
                    List.of(
                        new PublishedFile("https://example.org/a.csv", PublishedForm.CSV),
                        new PublishedFile(
                            "https://example.org/a.schema.json", PublishedForm.TABLE_SCHEMA)))));
  }

  @Test
  void picturesAndModelledFigures() throws IOException {
    List<ModelledResult> models =
        query().modelled(Dimension.REGION).stream()
            .filter(m -> m.indicator().code().equals(CHARTE))
            .toList();
    assertThat(Call.of("report", Call.ANSWERS, "--format=svg").out())
        .isEqualTo(Report.picture(query().compute(), Locale.FRENCH));
    Call map =
        Call.of(
            "report", Call.ANSWERS, "--format=svg", "--modelled=région", "--indicator=" + CHARTE);
    assertThat(map.out()).isEqualTo(Report.picture(models.get(0), Locale.FRENCH));
    Call page =
        Call.of(
            "report", Call.ANSWERS, "--format=html", "--modelled=région", "--indicator=" + CHARTE);
    assertThat(page.out()).isEqualTo(Report.of(models.get(0), Locale.FRENCH).html());
    assertThat(Call.of("report", Call.ANSWERS, "--format=csv", "--modelled=région").out())
        .contains("MODELLED");
  }

  @Test
  void whatIsMissingOrWrongOfTheNewFormsIsSaid() {
    assertThat(Call.of("report", Call.ANSWERS, "--format=sdmx"))
        .satisfies(c -> assertThat(c.code()).isEqualTo(2))
        .satisfies(c -> assertThat(c.err()).contains("--dataflow AGENCE:ID(VERSION)"));
    assertThat(Call.of("report", Call.ANSWERS, "--format=sdmx", "--dataflow=x").err())
        .contains("AGENCE:ID(VERSION)");
    assertThat(Call.of("report", Call.ANSWERS, "--format=dcat", "--publisher=a").err())
        .contains("--publisher, --page");
    assertThat(
            Call.of(
                    "report",
                    Call.ANSWERS,
                    "--format=dcat",
                    "--publisher=a",
                    "--page=https://example.org/a",
                    "--download=a.doc")
                .err())
        .contains("https://…");
    assertThat(Call.of("report", Call.ANSWERS, "--modelled=type").err())
        .contains("par région ou par département");
    assertThat(Call.of("report", Call.ANSWERS, "--modelled=région", "--format=svg").err())
        .contains("--indicator");
  }

  @Test
  void jsonIsTheResult() {
    Call call = Call.of("report", Call.ANSWERS, "--indicator", CHARTE, "--format", "json");
    JsonNode json = JsonMapper.shared().readTree(call.out());
    IndicatorResult result = query().indicator(CHARTE).compute();
    // 216 of the 629 rows say yes.
    assertThat(json.at("/observed/value").asDouble()).isEqualTo(0.343);
    assertThat(json).isEqualTo(tree(result));
    Call edition = Call.of("report", Call.ANSWERS, "--format", "json");
    assertThat(JsonMapper.shared().readTree(edition.out())).isEqualTo(tree(query().compute()));
  }

  private static JsonNode tree(Object value) {
    return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(value));
  }

  @Test
  void oneIndicatorOneWaveAndAnotherListOfOpsn() {
    Call call =
        Call.of(
            "report",
            Call.ANSWERS,
            "--indicator=" + CHARTE,
            "--by=taille",
            "--wave=2",
            "--opsn=anct");
    IndicatorResult result =
        query()
            .population(Population.collectivites2025().withOpsn(OpsnCoverage.anct()))
            .in(Edition2025.QUESTIONNAIRE.waves().get(1))
            .by(Dimension.POPULATION_BAND)
            .indicator(CHARTE)
            .compute();
    assertThat(call.out()).isEqualTo(Report.of(result, Locale.FRENCH).text());
    assertThat(call.out()).contains("moins de 1\u00A0000 habitants");
    String one = Call.of("report", Call.ANSWERS, "--indicator=" + CHARTE, "--format=csv").out();
    assertThat(one.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith(CHARTE));
  }

  @Test
  void aCodebookOfOnesOwn() {
    String answers = Call.QUICKSTART.resolve("numerique-google-forms.csv").toString();
    Path codebook = Call.QUICKSTART.resolve("numerique-codebook.csv");
    Call call =
        Call.of(
            "report",
            answers,
            "-c",
            codebook.toString(),
            "--tool=google-forms",
            "--column=collectivite=Nom de votre commune",
            "--column=departement=Votre département",
            "--constant=type=commune",
            "--population=communes",
            "--indicator=sauvegarde");
    Questionnaire ours = Codebook.read(codebook).questionnaire();
    assertThat(ours.indicator("sauvegarde")).isPresent();
    // 18 of 36 say yes.
    assertThat(call.out().replace('\u00A0', ' ')).contains("50,0 %").contains("36");
    // One answer, "En cours de rédaction", is none of the question's.
    assertThat(call.err()).contains("Une chose n’a pas pu être lue");
    assertThat(call.code()).isZero();
  }

  @Test
  void withoutAnyUsableAnswerNothingIsWritten() {
    Call call =
        Call.of(
            Locale.FRENCH,
            "respondent;type;code;charte\nr1;COMMUNE;01001;PEUT-ÊTRE\n",
            false,
            "report",
            "-",
            "-c",
            Call.CODEBOOK,
            "-o",
            path("a.html"));
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("aucune réponse ne peut être comptée");
    assertThat(folder.resolve("a.html")).doesNotExist();
  }

  @Test
  void a_wrong_day_is_told_in_french() {
    assertThat(Call.of("report", Call.ANSWERS, "--constant=date=hier").err())
        .contains("attendu un jour comme 2025-03-31");
  }

  @Test
  void sentences_to_quote_and_the_method_sheet_can_be_asked_for() {
    assertThat(Call.of("report", Call.ANSWERS, "--only=citations").out().replace('\u00A0', ' '))
        .contains("« La collectivité a-t-elle une charte de télétravail ? » : ", "Source : ");
    assertThat(Call.of("report", Call.ANSWERS, "--only=Méthode", "--format=html").out())
        .contains("<h1>Fiche méthode\u00A0: ", "11. Limites");
    assertThat(Call.of("report", Call.ANSWERS, "--only=tout").err().replace('\u00A0', ' '))
        .contains("partie inconnue « tout »", "attendu : citations, méthode");
    assertThat(Call.of("report", Call.ANSWERS, "--only=méthode", "--format=csv").err())
        .contains("pas de format csv ici");
  }

  @Test
  void membersAloneOrBesideTheOthers() throws IOException {
    // Of the 629 answers those of Eure and Vosges; the list names them in several ways.
    List<String> rows = Files.readAllLines(Path.of(Call.ANSWERS));
    Set<String> members =
        rows.stream()
            .map(row -> row.split(";"))
            .filter(cells -> cells[1].equals("COMMUNE"))
            .map(cells -> cells[2])
            .filter(code -> code.startsWith("27") || code.startsWith("88"))
            .collect(Collectors.toCollection(TreeSet::new));
    Path list = folder.resolve("adherents.csv");
    Files.writeString(
        list,
        "type;code insee\n"
            + members.stream().map(c -> "commune;" + c + "\n").collect(Collectors.joining()));
    long answered = rows.stream().filter(row -> members.contains(row.split(";")[2])).count();
    Call alone =
        Call.of(
            "report", Call.ANSWERS, "--indicator=" + CHARTE, "--members=" + list, "--format=json");
    assertThat(alone.err()).isEmpty();
    JsonNode json = JsonMapper.shared().readTree(alone.out());
    assertThat(json.at("/observed/base").asLong()).isEqualTo(answered);
    assertThat(json.at("/provenance/population").asString()).contains("Adhérents", "adherents.csv");
    Call beside =
        Call.of(
            "report",
            Call.ANSWERS,
            "--indicator=" + CHARTE,
            "--members=" + list,
            "--by=adhésion",
            "--format=json");
    JsonNode both = JsonMapper.shared().readTree(beside.out());
    assertThat(both.at("/observed/base").asLong()).isEqualTo(629);
    List<Long> bases = new ArrayList<>();
    both.at("/segments").forEach(part -> bases.add(part.at("/observed/base").asLong()));
    assertThat(bases).containsExactlyInAnyOrder(answered, 629 - answered);
  }

  @Test
  void aListOfMembersThatIsNotUnderstoodIsAnError() throws IOException {
    Path list = folder.resolve("adherents.csv");
    Files.writeString(list, "adhérents\nOmissy\nNulle-Part-sur-Mer\nPetiville\n");
    Call call = Call.of("report", Call.ANSWERS, "--members=" + list);
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err().replace('\u00A0', ' '))
        .contains("adherents.csv, ligne 3 : ", "« Nulle-Part-sur-Mer »")
        .contains("adherents.csv, ligne 4 : ", "« Petiville »", "c’est celui de Petiville (14")
        .doesNotContain("expected", "that of");
    assertThat(Call.of("report", Call.ANSWERS, "--by=adhésion").err()).contains("--members");
    Files.writeString(list, "code\nDEPARTEMENT:62\n");
    assertThat(
            Call.of("report", Call.ANSWERS, "--population=communes", "--members=" + list)
                .err()
                .replace('\u00A0', ' '))
        .contains("aucun adhérent de « ");
    Files.writeString(list, "code insee\n02572\n99999\n");
    assertThat(saidOf(list))
        .contains("1 adhérent n’est pas dans la population, et ne compte pas : commune 99999.");
    Files.writeString(list, "02572\n27655\n");
    assertThat(saidOf(list))
        .contains("ligne 1 : « 02572 » est une collectivité ; attendu un en-tête au-dessus de la");
    Files.writeString(list, "code insee;nom\n02572;Omissy\n;Évreux\n");
    assertThat(saidOf(list))
        .contains("1 adhérent reconnu autrement que par son code : « Évreux » lu comme commune");
    Files.writeString(list, "code insee;nom;tel\n02572;Omissy;\n;;0102\n");
    assertThat(saidOf(list)).contains("adherents.csv, ligne 3 : code insee, case vide : attendu");
  }

  private static String saidOf(Path members) {
    return Call.of("report", Call.ANSWERS, "--indicator=" + CHARTE, "--members=" + members)
        .err()
        .replace('\u00A0', ' ');
  }

  @Test
  void figuresStandForSomeTypes() {
    Population whole = Population.collectivites2025();
    Population communes =
        Population.of(
                whole.name() + ", communes seulement",
                whole.collectivites().stream()
                    .filter(c -> c.type() == CollectiviteType.COMMUNE)
                    .toList())
            .withOpsn(whole.opsn().orElseThrow());
    Answers theirs =
        AnswersReader.of(Edition2025.QUESTIONNAIRE)
            .read(Path.of(Call.ANSWERS))
            .of(w -> w.collectivite().orElseThrow().toString().startsWith("COMMUNE:"));
    // Of the 629 rows 26 are of other types.
    assertThat(theirs.accepted()).isEqualTo(603);
    IndicatorResult result =
        Barometre.edition(Edition2025.QUESTIONNAIRE)
            .answers(theirs)
            .population(communes)
            .indicator(CHARTE)
            .compute();
    for (String types : List.of("commune", "Communes", "COMMUNE")) {
      assertThat(
              Call.of("report", Call.ANSWERS, "--indicator=" + CHARTE, "--population=" + types)
                  .out())
          .isEqualTo(Report.of(result, Locale.FRENCH).text());
    }
    assertThat(Call.of("report", Call.ANSWERS, "--population=comunes").err())
        .contains("ni un type de collectivité ni un fichier");
  }
}
