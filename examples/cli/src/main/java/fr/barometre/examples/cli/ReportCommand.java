package fr.barometre.examples.cli;

import fr.barometre.Barometre;
import fr.barometre.EditionQuery;
import fr.barometre.answers.Answers;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import fr.barometre.report.CsvConvention;
import fr.barometre.report.OpenData;
import fr.barometre.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The figures of a file of answers, as a page, a text or a table. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private Reading reading = new Reading();
  @Mixin private Output output = new Output();
  @Mixin private Represented represented = new Represented();
  @Mixin private Members members = new Members();

  @Option(names = "--format", paramLabel = "${bundle:label.format}", descriptionKey = "format")
  private @Nullable String format;

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "${bundle:label.dimension}",
      descriptionKey = "by")
  private List<String> by = new ArrayList<>();

  @Option(names = "--wave", paramLabel = "${bundle:label.wave}", descriptionKey = "wave")
  private @Nullable String wave;

  @Option(
      names = "--indicator",
      paramLabel = "${bundle:label.indicator}",
      descriptionKey = "indicator")
  private @Nullable String indicator;

  @Option(
      names = "--modelled",
      paramLabel = "${bundle:label.dimension}",
      descriptionKey = "modelled")
  private @Nullable String modelled;

  @Option(
      names = "--dataflow",
      paramLabel = "${bundle:label.dataflow}",
      descriptionKey = "dataflow")
  private String dataflow = "";

  @Option(names = "--only", paramLabel = "${bundle:label.part}", descriptionKey = "part")
  private @Nullable String part;

  @Mixin private Publishing publishing = new Publishing();

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Texts texts = terminal.texts();
    output.check(terminal, reading.files());
    Format as = Format.of(texts, format, output);
    List<Dimension> dimensions = Asked.dimensions(texts, by);
    members.check(texts, dimensions);
    List<Dimension> areas =
        Asked.dimensions(texts, modelled == null ? List.of() : List.of(modelled));
    if (!Set.of(Dimension.REGION, Dimension.DEPARTEMENT).containsAll(areas)) {
      throw new WrongCall(texts.say("report.areas"));
    }
    if (as == Format.SDMX && dataflow.isEmpty()) {
      throw new WrongCall(texts.say("report.dataflow"));
    }
    if (part != null) {
      Asked.part(texts, part);
      as.checkOfPage(texts);
    }
    if (as == Format.DCAT) {
      publishing.check(texts);
    }
    Questionnaire questionnaire = reading.questionnaire(terminal);
    if (indicator != null) {
      Asked.indicator(texts, questionnaire, indicator);
    }
    EditionQuery query = Barometre.edition(questionnaire);
    if (wave != null) {
      query = query.in(Asked.wave(texts, questionnaire, wave));
    }
    if (!dimensions.isEmpty()) {
      query = query.by(dimensions.toArray(Dimension[]::new));
    }
    Population population = represented.population(terminal);
    Answers read = reading.read(terminal, questionnaire);
    Answers answers = represented.answers(read);
    EditionQuery asked = members.of(terminal, query, population, dimensions, answers);
    output.write(terminal, text(asked, areas, as));
    Cli.noteRefused(terminal, read);
    return Cli.DONE;
  }

  private String text(EditionQuery query, List<Dimension> areas, Format as) {
    Texts texts = terminal.texts();
    BarometreReport report = query.compute();
    List<IndicatorResult> results =
        report.indicators().stream()
            .filter(result -> indicator == null || result.indicator().code().equals(indicator))
            .toList();
    if (results.isEmpty()) {
      throw new WrongCall(nothing(report));
    }
    List<ModelledResult> models =
        areas.stream()
            .flatMap(dimension -> query.modelled(dimension).stream())
            .filter(result -> indicator == null || result.indicator().code().equals(indicator))
            .toList();
    if (models.isEmpty() && !areas.isEmpty()) {
      throw new WrongCall(texts.say("report.nothing"));
    }
    OpenData data = OpenData.of(only(report, results), models, convention());
    return switch (as) {
      // Spreadsheets in French want semicolons, decimal commas and a mark of UTF-8.
      case CSV -> (texts.isFrench() && output.isFile() ? "\uFEFF" : "") + data.csv();
      case SCHEMA -> data.tableSchema();
      case SDMX -> sdmx(data);
      case DCAT -> data.dcat(publishing.publication(texts));
      default -> page(report, results, models, as);
    };
  }

  /** Why there is no figure. */
  private String nothing(BarometreReport report) {
    Texts texts = terminal.texts();
    if (report.counts().read() == 0) {
      return texts.say("report.noRows");
    }
    if (indicator == null || report.counts().accepted() == 0) {
      return texts.say("report.nothing");
    }
    Questionnaire asked = report.edition();
    List<String> waves =
        asked
            .indicator(indicator)
            .flatMap(known -> asked.question(known.question()))
            .map(question -> asked.wavesOf(question).stream().map(Wave::code).toList())
            .orElse(List.of());
    return wave == null || waves.contains(wave)
        ? texts.say("report.unanswered", indicator)
        : texts.say("report.notAsked", indicator, wave);
  }

  private String sdmx(OpenData data) {
    try {
      return data.sdmxCsv(dataflow);
    } catch (IllegalArgumentException e) {
      throw new WrongCall(terminal.texts().say("report.noDataflow", dataflow));
    }
  }

  private String picture(
      BarometreReport report, List<IndicatorResult> results, List<ModelledResult> models) {
    Locale locale = terminal.texts().locale();
    if (models.isEmpty()) {
      return indicator == null
          ? Report.picture(report, locale)
          : Report.picture(results.get(0), locale);
    }
    if (indicator == null) {
      throw new WrongCall(terminal.texts().say("report.oneMap"));
    }
    return Report.picture(models.get(0), locale);
  }

  private String page(
      BarometreReport report,
      List<IndicatorResult> results,
      List<ModelledResult> models,
      Format as) {
    Texts texts = terminal.texts();
    Locale locale = texts.locale();
    Supplier<String> picture = () -> picture(report, results, models);
    if (part != null) {
      BarometreReport told = only(report, results);
      boolean quotes = Asked.part(texts, part) == Asked.Part.QUOTES;
      Report of = quotes ? Report.keyFigures(told, locale) : Report.methodSheet(told, locale);
      return as.write(texts, of, told, picture);
    }
    if (!models.isEmpty()) {
      return indicator == null
          ? as.write(texts, Report.of(models, locale), models, picture)
          : as.write(texts, Report.of(models.get(0), locale), models.get(0), picture);
    }
    return indicator == null
        ? as.write(texts, Report.of(report, locale), report, picture)
        : as.write(texts, Report.of(results.get(0), locale), results.get(0), picture);
  }

  private CsvConvention convention() {
    return terminal.texts().isFrench() ? CsvConvention.FRENCH : CsvConvention.INTERNATIONAL;
  }

  private static BarometreReport only(BarometreReport report, List<IndicatorResult> results) {
    return new BarometreReport(
        report.edition(), results, report.rejections(), report.counts(), report.reading());
  }
}
