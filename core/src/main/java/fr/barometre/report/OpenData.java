package fr.barometre.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.barometre.api.Label;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.ObservationStatus;
import fr.barometre.api.result.Publication;
import fr.barometre.api.territory.Level;
import fr.barometre.report.FigureRow.Part;
import fr.barometre.wording.OutText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The results of an edition as a tidy table for an open data portal: one row for each figure.
 *
 * <p>A question asked in several waves has its rows for each, or, where the request pooled them,
 * rows of all with {@code pooled} true. Figures are percentages with the one decimal that every
 * report shows; means, whose modality is {@code MEAN}, are in the unit of their question. A segment
 * is {@code TYPE=COMMUNE}, or {@code TYPE=COMMUNE × REGION=53} of a crossing; {@code dimension},
 * {@code level} and {@code joined} say the same in columns of their own. What each column means is
 * said in French and in English by {@link #tableSchema()}.
 *
 * <p>No cell is blank: for a figure that is not shown its status stands in small letters ({@code
 * suppressed}, {@code bounded}, {@code not_estimable}; {@code point_only} for the ends of an
 * interval that does not exist), which the table's schema declares as missing values. A standard
 * error stands where an interval does, with the decimals of its ends, so that it tells nothing
 * more. Modelled figures are rows of their own, with the status {@code MODELLED}. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe.
 *
 * <pre>{@code
 * OpenData data = OpenData.of(report, CsvConvention.FRENCH);
 * Files.writeString(Path.of("barometre.csv"), data.csv());
 * Files.writeString(Path.of("barometre.schema.json"), data.tableSchema());
 * Files.writeString(Path.of("barometre.sdmx.csv"), data.sdmxCsv("TNT:BAROMETRE(1.0.0)"));
 * }</pre>
 */
public final class OpenData {

  /** The segment of a figure that is about everyone. */
  public static final String ALL = "ALL";

  /** The modality of a figure that is about what the indicator counts. */
  public static final String COUNTED = "COUNTED";

  /** The modality of a figure that is the mean of numbers. */
  public static final String MEAN = "MEAN";

  private static final List<String> COLUMNS =
      List.of(
          "indicator",
          "wave",
          "wave_label",
          "wave_from",
          "wave_to",
          "pooled",
          "segment",
          "modality",
          "base",
          "estimate",
          "low",
          "high",
          "adjusted",
          "adjusted_low",
          "adjusted_high",
          "independence_p",
          "flags",
          "status",
          "indicator_fr",
          "indicator_en",
          "question_fr",
          "question_en",
          "wave_label_en",
          "dimension",
          "level",
          "level_fr",
          "level_en",
          "joined",
          "joined_fr",
          "joined_en",
          "modality_fr",
          "modality_en",
          "unit_fr",
          "unit_en",
          "counting_unit",
          "confidence_level",
          "standard_error",
          "adjusted_standard_error",
          "obs_status",
          "adjusted_obs_status",
          "modelled",
          "opsn");

  private static final int P_DECIMALS = 4;

  private static final String NONE = "NONE";

  /** Stands for a probability where there is no test; a missing value to the schema. */
  private static final String NOT_TESTED = "not_tested";

  /** Between the levels of a crossed segment. */
  private static final String CROSSED = " × ";

  /** Stands for a day that is not known; a missing value to the schema. */
  private static final String UNDATED = "undated";

  /** Stands in columns that modelled figures do not have; a missing value to the schema. */
  private static final String PREDICTED = ModelledArea.STATUS.toLowerCase(Locale.ROOT);

  private static final Label EVERYONE = Label.of("Ensemble", "All");

  /** The schema's limits where no figure is a mean. */
  private static final String PERCENTAGES = ", \"constraints\": {\"minimum\": 0, \"maximum\": 100}";

  /** The unit of a share. */
  private static final Label PERCENT = Label.same("%");

  private final Optional<Questionnaire> edition;
  private final List<IndicatorResult> indicators;
  private final List<ModelledResult> modelled;
  private final CsvConvention convention;

  private OpenData(
      Optional<Questionnaire> edition,
      List<IndicatorResult> indicators,
      List<ModelledResult> modelled,
      CsvConvention convention) {
    this.edition = edition;
    this.indicators = List.copyOf(indicators);
    this.modelled = List.copyOf(modelled);
    this.convention = convention;
  }

  /**
   * The table of an edition.
   *
   * @param report the edition
   * @param convention how to write it
   * @return the table
   */
  public static OpenData of(BarometreReport report, CsvConvention convention) {
    return of(report, List.of(), convention);
  }

  /**
   * The table of an edition with its modelled figures.
   *
   * @param report the edition
   * @param modelled modelled figures of its indicators
   * @param convention how to write it
   * @return the table, the modelled figures last
   */
  public static OpenData of(
      BarometreReport report, List<ModelledResult> modelled, CsvConvention convention) {
    return new OpenData(Optional.of(report.edition()), report.indicators(), modelled, convention);
  }

  /**
   * The table of modelled figures, one row an area, whose status is {@code MODELLED}: SDMX says of
   * them {@link ObservationStatus#ESTIMATED}. The wording of the questions, which modelled figures
   * do not have, is left out.
   *
   * @param modelled modelled figures of one indicator or of several
   * @param convention how to write it
   * @return the table, with the columns and the schema of the others
   */
  public static OpenData of(List<ModelledResult> modelled, CsvConvention convention) {
    return new OpenData(Optional.empty(), List.of(), modelled, convention);
  }

  private List<FigureRow> rows() {
    return Stream.concat(
            indicators.stream().map(FigureRow::of), modelled.stream().map(FigureRow::of))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The table.
   *
   * @return lines with a header, each ended by CR LF (RFC 4180), to be written in UTF-8
   */
  public String csv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(convention.delimiter())
            .lineDelimiter(LineDelimiter.CRLF)
            .build(text)) {
      csv.writeRecord(COLUMNS);
      rows().forEach(row -> csv.writeRecord(cells(row)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private List<String> cells(FigureRow row) {
    Part part = row.part();
    List<String> cells = new ArrayList<>();
    texts(
        cells,
        row.indicator().code(),
        waves(row.waves(), " ", Wave::code),
        waves(row.waves(), ", ", wave -> wave.label().fr()),
        day(row.waves(), Wave::from, BinaryOperator.minBy(Comparator.naturalOrder())),
        day(row.waves(), Wave::to, BinaryOperator.maxBy(Comparator.naturalOrder())),
        Boolean.toString(row.waves().size() > 1),
        each(part, d -> part.dimensions().get(d) + "=" + part.levels().get(d)),
        row.what().code());
    row.area().ifPresentOrElse(area -> modelled(cells, area), () -> figures(cells, row));
    cells.add(independence(row));
    String marks = row.marks().stream().map(FlagCode::name).collect(Collectors.joining(" "));
    cells.add(marks.isEmpty() ? NONE : marks);
    cells.add(row.area().isPresent() ? ModelledArea.STATUS : row.observed().status().name());
    meanings(cells, row);
    qualities(cells, row);
    return cells;
  }

  private static void texts(List<String> cells, String... texts) {
    Stream.of(texts).map(OpenData::neutral).forEach(cells::add);
  }

  private void figures(List<String> cells, FigureRow row) {
    Estimate observed = row.observed();
    cells.add(
        observed.isSuppressed() ? absent(observed) : Long.toString(observed.base().orElseThrow()));
    for (Estimate estimate : List.of(observed, row.adjusted())) {
      cells.add(value(estimate));
      cells.add(end(estimate, Interval::lower));
      cells.add(end(estimate, Interval::upper));
    }
  }

  /** Nobody is to take a prediction for an answer: nothing stands in the column "adjusted". */
  private void modelled(List<String> cells, ModelledArea area) {
    cells.add(
        area.respondents().isPresent()
            ? Long.toString(area.respondents().getAsLong())
            : absent(EstimateStatus.SUPPRESSED));
    cells.add(decimal(100 * area.share(), 1));
    cells.add(decimal(100 * area.interval().lower(), 1));
    cells.add(decimal(100 * area.interval().upper(), 1));
    cells.addAll(List.of(PREDICTED, PREDICTED, PREDICTED));
  }

  /** Adds the meanings of codes, in both languages. */
  private void meanings(List<String> cells, FigureRow row) {
    Part part = row.part();
    Label question =
        edition
            .flatMap(e -> e.question(row.indicator().question()))
            .map(Question::wording)
            .orElse(Label.same(NONE));
    Label level = part.levels().isEmpty() ? EVERYONE : label(part);
    Label unit = unit(row);
    boolean joined = part.joined().stream().anyMatch(of -> !of.isEmpty());
    texts(
        cells,
        row.indicator().label().fr(),
        row.indicator().label().en(),
        question.fr(),
        question.en(),
        waves(row.waves(), ", ", wave -> wave.label().en()),
        each(part, d -> part.dimensions().get(d).code()),
        each(part, d -> part.levels().get(d).code()),
        level.fr(),
        level.en(),
        joined ? each(part, d -> members(part, d, " ", Level::code)) : NONE,
        joined ? each(part, d -> members(part, d, ", ", l -> l.label().fr())) : NONE,
        joined ? each(part, d -> members(part, d, ", ", l -> l.label().en())) : NONE,
        row.what().label().fr(),
        row.what().label().en(),
        unit.fr(),
        unit.en(),
        row.indicator().countingUnit().name());
  }

  private static Label label(Part part) {
    return Label.of(
        each(part, d -> part.levels().get(d).label().fr()),
        each(part, d -> part.levels().get(d).label().en()));
  }

  /** The unit of a mean, even where it is hidden with its unit. */
  private Label unit(FigureRow row) {
    return row.indicator().isMean()
        ? edition
            .flatMap(e -> e.question(row.indicator().question()))
            .flatMap(Question::range)
            .map(NumberRange::unit)
            .orElse(PERCENT)
        : PERCENT;
  }

  /** The levels that a level stands for: those that were joined into it, or itself. */
  private static String members(Part part, int at, String between, Function<Level, String> word) {
    List<Level> joined = part.joined(at);
    return (joined.isEmpty() ? List.of(part.levels().get(at)) : joined)
        .stream().map(word).collect(Collectors.joining(between));
  }

  /** How exact the figures are, and what SDMX says of them. */
  private void qualities(List<String> cells, FigureRow row) {
    boolean counted = row.area().isEmpty();
    cells.add(
        row.area()
            .map(ModelledArea::interval)
            .or(row.observed()::interval)
            .or(row.adjusted()::interval)
            .map(i -> decimal(100 * i.level(), 1))
            .orElse(absent(row.observed())));
    cells.add(counted ? error(row.observed()) : PREDICTED);
    cells.add(counted ? error(row.adjusted()) : PREDICTED);
    cells.add(status(row).code());
    cells.add(
        counted ? ObservationStatus.ofAdjusted(row.adjusted(), row.about()).code() : PREDICTED);
    cells.add(Boolean.toString(!counted));
    texts(cells, row.opsn().isEmpty() ? NONE : row.opsn());
  }

  private static ObservationStatus status(FigureRow row) {
    return row.area()
        .map(ModelledArea::observationStatus)
        .orElseGet(() -> ObservationStatus.ofObserved(row.observed(), row.about()));
  }

  /** The standard error, with the decimals of the interval, which tells it already. */
  private String error(Estimate estimate) {
    return estimate.standardError().isPresent()
        ? number(estimate, estimate.standardError().getAsDouble())
        : absent(estimate);
  }

  /** A word for each dimension of a part, as those of a crossing stand in its segment. */
  private static String each(Part part, IntFunction<String> word) {
    return part.dimensions().isEmpty()
        ? ALL
        : IntStream.range(0, part.dimensions().size())
            .mapToObj(word)
            .collect(Collectors.joining(CROSSED));
  }

  /** Words of all waves of a figure, or what stands for none. */
  private static String waves(List<Wave> waves, String between, Function<Wave, String> word) {
    String words = waves.stream().map(word).collect(Collectors.joining(between));
    return words.isEmpty() ? NONE : words;
  }

  /** The first of the first days, or the last of the last, if all are known. */
  private static String day(
      List<Wave> waves, Function<Wave, String> day, BinaryOperator<String> extreme) {
    List<String> days = waves.stream().map(day).toList();
    return days.contains("") ? UNDATED : days.stream().reduce(extreme).orElse(UNDATED);
  }

  /** The p-value of the test of the dimension that a part is of. */
  private String independence(FigureRow row) {
    return row.independence().map(p -> decimal(p, P_DECIMALS)).orElse(NOT_TESTED);
  }

  private String decimal(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number)
        .replace('.', convention.decimal());
  }

  private String value(Estimate estimate) {
    return estimate.value().isPresent()
        ? number(estimate, estimate.value().getAsDouble())
        : absent(estimate);
  }

  private String end(Estimate estimate, Function<Interval, Double> end) {
    return estimate.interval().map(end).map(e -> number(estimate, e)).orElse(absent(estimate));
  }

  private static String absent(Estimate estimate) {
    return absent(
        estimate.status() == EstimateStatus.ESTIMATED
            ? EstimateStatus.POINT_ONLY
            : estimate.status());
  }

  /** Stands for a number that is not there: the status, in other letters than a code's. */
  private static String absent(EstimateStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** Rounded as every report does, without the unit. */
  private String number(Estimate estimate, double figure) {
    boolean mean = estimate.unit().isPresent();
    int decimals = mean ? estimate.decimals() : 1;
    return decimal(mean ? figure : 100 * figure, decimals);
  }

  /** Text that a spreadsheet takes for text. */
  static String neutral(String cell) {
    return OutText.mayCompute(cell) ? "'" + cell : cell;
  }

  /**
   * The description of the columns as a Table Schema (Frictionless Data) for this convention.
   *
   * @return JSON
   */
  public String tableSchema() {
    return Resource.text("barometre.tableschema.json")
        .replace("\"decimalChar\": \".\"", "\"decimalChar\": \"" + convention.decimal() + "\"")
        .replace(
            PERCENTAGES,
            indicators.stream().anyMatch(r -> r.indicator().isMean()) ? "" : PERCENTAGES);
  }

  /**
   * The figures as SDMX-CSV 2.0, the format of statistical offices: commas and decimal points, an
   * observed and an adjusted figure in rows of their own, a modelled one with the status {@code E},
   * a hidden one without a value and with the status {@code Q}.
   *
   * @param dataflow the identifier of the structure that the reader knows the data by: {@code
   *     AGENCY:ID(VERSION)}, for example {@code "TNT:BAROMETRE(1.0.0)"}
   * @return lines with a header, each ended by CR LF (RFC 4180), to be written in UTF-8
   * @throws IllegalArgumentException if the identifier is not one, or if codes that differ are the
   *     same identifier of SDMX, naming both
   */
  public String sdmxCsv(String dataflow) {
    return new SdmxCsv(dataflow).of(rows());
  }

  /**
   * A description for catalogues of open data: DCAT-AP 3.0 as JSON-LD, a catalogue of one data set
   * with its title, publisher, licence, days of collection, and where its files are.
   *
   * @param publication what only the publisher knows
   * @return JSON, to be written in UTF-8
   * @throws IllegalStateException if the table has modelled figures only, which do not know what
   *     edition they are of
   */
  public String dcat(Publication publication) {
    Questionnaire of =
        edition.orElseThrow(
            () ->
                new IllegalStateException(
                    "modelled figures alone have no title to describe them by: use"
                        + " OpenData.of(report, modelled, convention)"));
    return new Dcat(publication)
        .of(
            of,
            rows().stream().flatMap(row -> row.waves().stream()).distinct().toList(),
            indicators.stream().map(IndicatorResult::provenance).toList());
  }

  @Override
  public String toString() {
    return indicators.size() + modelled.size() + " indicators, " + convention;
  }
}
