package fr.barometre.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.ModalityShare;
import fr.barometre.api.result.ObservationStatus;
import fr.barometre.api.result.Segment;
import fr.barometre.wording.Wording;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The results of an edition as a tidy table for an open data portal: one row for each figure.
 *
 * <p>Columns: {@code indicator;wave;wave_label;wave_from;wave_to;pooled;segment;modality;base;
 * estimate;low;high;adjusted;adjusted_low;adjusted_high;independence_p;flags;status}. A question
 * asked in several waves has its rows for each, or, where the request pooled them, rows of all with
 * {@code pooled} true. Figures are percentages with the one decimal that every report shows; means,
 * whose modality is {@code MEAN}, are in the unit of their question. A segment is {@code
 * TYPE=COMMUNE}, or {@code TYPE=COMMUNE × REGION=53} of a crossing. No cell is blank: for a figure
 * that is not shown its status stands in small letters ({@code suppressed}, {@code bounded}, {@code
 * not_estimable}; {@code point_only} for the ends of an interval that does not exist), which the
 * table's schema declares as missing values. Modelled figures are rows of their own, with the
 * status {@code MODELLED}. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe.
 *
 * <pre>{@code
 * OpenData data = OpenData.of(report, CsvConvention.FRENCH);
 * Files.writeString(Path.of("barometre.csv"), data.csv());
 * Files.writeString(Path.of("barometre.schema.json"), data.tableSchema());
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
          "status");

  private static final int P_DECIMALS = 4;

  private static final String NONE = "NONE";

  /** What stands for a probability where there is no test; a missing value to the schema. */
  private static final String NOT_TESTED = "not_tested";

  /** Between the levels of a crossed segment. */
  private static final String CROSSED = " × ";

  /** What stands for a day that is not known; a missing value to the schema. */
  private static final String UNDATED = "undated";

  /** What the schema says of figures where none is a mean. */
  private static final String PERCENTAGES = ", \"constraints\": {\"minimum\": 0, \"maximum\": 100}";

  private final List<IndicatorResult> indicators;
  private final List<ModelledResult> modelled;
  private final CsvConvention convention;

  private OpenData(
      List<IndicatorResult> indicators, List<ModelledResult> modelled, CsvConvention convention) {
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
    return new OpenData(report.indicators(), List.of(), convention);
  }

  /**
   * The table of modelled figures, one row an area, whose status is {@code MODELLED}: SDMX says of
   * them {@link ObservationStatus#ESTIMATED}.
   *
   * @param modelled modelled figures of one indicator or of several
   * @param convention how to write it
   * @return the table, with the columns and the schema of the others
   */
  public static OpenData of(List<ModelledResult> modelled, CsvConvention convention) {
    return new OpenData(List.of(), modelled, convention);
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
      for (IndicatorResult result : indicators) {
        (result.byWave().isEmpty() ? List.of(result) : result.byWave())
            .forEach(one -> rows(csv, one));
      }
      modelled.forEach(result -> rows(csv, result));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void rows(CsvWriter csv, IndicatorResult result) {
    String counted = result.indicator().isMean() ? MEAN : COUNTED;
    row(csv, result, ALL, counted, result.observed(), result.adjusted(), result.flags());
    for (ModalityShare share : result.modalities()) {
      String modality = share.modality().code();
      row(csv, result, ALL, modality, share.observed(), share.adjusted(), List.of());
    }
    for (Segment part : result.segments()) {
      String segment = part.dimension().code() + "=" + part.level().code();
      row(csv, result, segment, counted, part.observed(), part.adjusted(), part.flags());
    }
    for (CrossedSegment part : result.crossedSegments()) {
      String segment = crossed(part);
      row(csv, result, segment, counted, part.observed(), part.adjusted(), part.flags());
    }
  }

  /** Nobody is to take a prediction for an answer: nothing stands in the column "adjusted". */
  private void rows(CsvWriter csv, ModelledResult result) {
    String absent = ModelledArea.STATUS.toLowerCase(Locale.ROOT);
    for (ModelledArea area : result.areas()) {
      csv.writeRecord(
          neutral(result.indicator().code()),
          neutral(waves(result.waves(), " ", Wave::code)),
          neutral(waves(result.waves(), ", ", wave -> wave.label().fr())),
          day(result.waves(), Wave::from, BinaryOperator.minBy(Comparator.naturalOrder())),
          day(result.waves(), Wave::to, BinaryOperator.maxBy(Comparator.naturalOrder())),
          Boolean.toString(result.waves().size() > 1),
          neutral(result.dimension().code() + "=" + area.level().code()),
          COUNTED,
          area.respondents().isPresent()
              ? Long.toString(area.respondents().getAsLong())
              : EstimateStatus.SUPPRESSED.name().toLowerCase(Locale.ROOT),
          percent(area.share()),
          percent(area.interval().lower()),
          percent(area.interval().upper()),
          absent,
          absent,
          absent,
          NOT_TESTED,
          marks(result.flags(), area),
          ModelledArea.STATUS);
    }
  }

  private String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share).replace('.', convention.decimal());
  }

  /** The flags of a modelled figure: a wide interval is one of its own. */
  private static String marks(List<Flag> flags, ModelledArea area) {
    String marks = marks(flags);
    if (area.interval().width() < ModelPage.WIDE) {
      return marks;
    }
    return (marks.equals(NONE) ? "" : marks + " ") + FlagCode.WIDE_INTERVAL;
  }

  private static String marks(List<Flag> flags) {
    String marks = flags.stream().map(f -> f.code().toString()).collect(Collectors.joining(" "));
    return marks.isEmpty() ? NONE : marks;
  }

  /** {@code TYPE=COMMUNE × REGION=53}: each of the levels as it stands in a breakdown by one. */
  private static String crossed(CrossedSegment part) {
    return IntStream.range(0, part.levels().size())
        .mapToObj(d -> part.dimensions().get(d).code() + "=" + part.levels().get(d).code())
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

  private void row(
      CsvWriter csv,
      IndicatorResult result,
      String segment,
      String modality,
      Estimate observed,
      Estimate adjusted,
      List<Flag> flags) {
    csv.writeRecord(
        neutral(result.indicator().code()),
        neutral(waves(result.waves(), " ", Wave::code)),
        neutral(waves(result.waves(), ", ", wave -> wave.label().fr())),
        day(result.waves(), Wave::from, BinaryOperator.minBy(Comparator.naturalOrder())),
        day(result.waves(), Wave::to, BinaryOperator.maxBy(Comparator.naturalOrder())),
        Boolean.toString(result.isPooled()),
        neutral(segment),
        neutral(modality),
        observed.isSuppressed() ? absent(observed) : Long.toString(observed.base().orElseThrow()),
        value(observed),
        end(observed, Interval::lower),
        end(observed, Interval::upper),
        value(adjusted),
        end(adjusted, Interval::lower),
        end(adjusted, Interval::upper),
        independence(result, segment),
        marks(flags),
        observed.status().name());
  }

  /** The p-value of the test of the dimension that a segment is of. */
  private String independence(IndicatorResult result, String segment) {
    return segment.contains(CROSSED)
        ? NOT_TESTED
        : result.independence().stream()
            .filter(test -> segment.startsWith(test.dimension().code() + "="))
            .map(test -> decimal(test.pValue(), P_DECIMALS))
            .findFirst()
            .orElse(NOT_TESTED);
  }

  private String decimal(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number)
        .replace('.', convention.decimal());
  }

  private String value(Estimate estimate) {
    return estimate.status() == EstimateStatus.ESTIMATED
            || estimate.status() == EstimateStatus.POINT_ONLY
        ? number(estimate, estimate.value().orElseThrow())
        : absent(estimate);
  }

  private String end(Estimate estimate, Function<Interval, Double> end) {
    return estimate.interval().map(end).map(e -> number(estimate, e)).orElse(absent(estimate));
  }

  /** What stands for a number that is not there: the status, in other letters than a code's. */
  private static String absent(Estimate estimate) {
    EstimateStatus status =
        estimate.status() == EstimateStatus.ESTIMATED
            ? EstimateStatus.POINT_ONLY
            : estimate.status();
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** Rounded as every report does, without the unit. */
  private String number(Estimate estimate, double figure) {
    boolean mean = estimate.unit().isPresent();
    int decimals = mean ? Wording.decimals(estimate) : 1;
    return decimal(mean ? figure : 100 * figure, decimals);
  }

  /** Text that a spreadsheet takes for text. */
  static String neutral(String cell) {
    return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /**
   * What the columns mean, as a Table Schema (Frictionless Data) for this convention.
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

  @Override
  public String toString() {
    return indicators.size() + modelled.size() + " indicators, " + convention;
  }
}
