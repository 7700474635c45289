package fr.barometre.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.ConfidentialityStatus;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.ObservationStatus;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Figures as SDMX-CSV 2.0 (sdmx-twg/sdmx-csv, data message field guide, for SDMX 3.0): one row an
 * observation, the structure first, then dimensions, the measure and attributes.
 *
 * <p>Dimensions are the indicator, the wave, the answer that is counted ({@code COUNTED}, {@code
 * MEAN} or a modality), how it is estimated ({@code OBSERVED}, {@code ADJUSTED}, {@code MODELLED})
 * and each dimension that anything is broken down by, where {@code _T} is everyone. Identifiers of
 * SDMX have letters, digits, {@code _}, {@code $} and {@code -}: every other sign is written as
 * {@code _}, and two codes that this makes equal are refused.
 *
 * <p>For example, a figure of the communes that is hidden:
 *
 * <pre>{@code
 * STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,WAVE,ANSWER,ESTIMATE,TYPE,OBS_VALUE,OBS_STATUS,...
 * dataflow,TNT:BAROMETRE(1.0.0),I,teletravail_charte,2,COUNTED,OBSERVED,COMMUNE,,Q,...
 * }</pre>
 */
final class SdmxCsv {

  /** AGENCY:ID(VERSION), the version left out where there is none. */
  private static final Pattern DATAFLOW =
      Pattern.compile(
          "[A-Za-z][\\w-]*(?:\\.[A-Za-z][\\w-]*)*:[\\w$@-]+(?:\\(\\d+(?:\\.\\d+)*(?:-[\\w.-]+)?\\))?");

  private static final Pattern NO_IDENTIFIER = Pattern.compile("[^A-Za-z0-9_$-]|^-");

  /** Everyone: the code of totals. */
  private static final String TOTAL = "_T";

  /** Not applicable. */
  private static final String NONE = "_Z";

  private static final List<String> FIRST =
      List.of("STRUCTURE", "STRUCTURE_ID", "ACTION", "INDICATOR", "WAVE", "ANSWER", "ESTIMATE");

  private static final List<String> LAST =
      List.of(
          "OBS_VALUE",
          "OBS_STATUS",
          "CONF_STATUS",
          "UNIT_MEASURE",
          "DECIMALS",
          "LOWER_BOUND",
          "UPPER_BOUND",
          "STD_ERROR",
          "BASE",
          "TIME_PER_COLLECT",
          "JOINED");

  private final String dataflow;
  private final Map<String, String> identifiers = new HashMap<>();

  SdmxCsv(String dataflow) {
    if (!DATAFLOW.matcher(dataflow).matches()) {
      throw new IllegalArgumentException(
          "dataflow '" + dataflow + "'; expected AGENCY:ID(VERSION), such as TNT:BAROMETRE(1.0.0)");
    }
    this.dataflow = dataflow;
  }

  String of(List<FigureRow> rows) {
    Map<Dimension, String> columns = new LinkedHashMap<>();
    for (FigureRow row : rows) {
      row.part().dimensions().forEach(d -> columns.computeIfAbsent(d, this::column));
    }
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      List<String> header = new ArrayList<>(FIRST);
      header.addAll(columns.values());
      header.addAll(LAST);
      csv.writeRecord(header);
      for (FigureRow row : rows) {
        if (row.area().isPresent()) {
          csv.writeRecord(modelled(row, row.area().get(), columns));
        } else {
          csv.writeRecord(
              counted(
                  row,
                  "OBSERVED",
                  row.observed(),
                  ObservationStatus.ofObserved(row.observed(), row.about()),
                  columns));
          csv.writeRecord(
              counted(
                  row,
                  "ADJUSTED",
                  row.adjusted(),
                  ObservationStatus.ofAdjusted(row.adjusted(), row.about()),
                  columns));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private String column(Dimension dimension) {
    String column = identifier("a column", dimension.code());
    if (FIRST.contains(column) || LAST.contains(column)) {
      throw new IllegalArgumentException(
          "dimension '" + dimension.code() + "' has the name of a column of SDMX-CSV");
    }
    return column;
  }

  private String identifier(String of, String code) {
    String identifier = NO_IDENTIFIER.matcher(code).replaceAll("_");
    String other = identifiers.putIfAbsent(of + " " + identifier, code);
    if (other != null && !other.equals(code)) {
      throw new IllegalArgumentException(
          "the codes '"
              + other
              + "' and '"
              + code
              + "' of "
              + of
              + " are one identifier of SDMX, '"
              + identifier
              + "': give one of them another code");
    }
    return identifier;
  }

  private List<String> key(FigureRow row, String estimate, Map<Dimension, String> columns) {
    String waves = row.waves().stream().map(Wave::code).collect(Collectors.joining(" "));
    List<String> cells = new ArrayList<>(List.of("dataflow", dataflow, "I"));
    cells.add(identifier("indicators", row.indicator().code()));
    cells.add(waves.isEmpty() ? NONE : identifier("waves", waves));
    cells.add(identifier("answers to " + row.indicator().code(), row.what().code()));
    cells.add(estimate);
    for (Dimension dimension : columns.keySet()) {
      int at = row.part().dimensions().indexOf(dimension);
      cells.add(at < 0 ? TOTAL : identifier(dimension.code(), row.part().levels().get(at).code()));
    }
    return cells;
  }

  private List<String> counted(
      FigureRow row,
      String how,
      Estimate estimate,
      ObservationStatus status,
      Map<Dimension, String> columns) {
    List<String> cells = key(row, how, columns);
    boolean mean = estimate.unit().isPresent();
    int decimals = mean ? estimate.decimals() : 1;
    double scale = mean ? 1 : 100;
    cells.add(
        estimate.value().isPresent()
            ? number(scale * estimate.value().getAsDouble(), decimals)
            : "");
    cells.add(status.code());
    cells.add(ConfidentialityStatus.of(estimate).code());
    cells.add(estimate.unit().map(unit -> identifier("units", unit.en())).orElse(unknownUnit(row)));
    cells.add(estimate.isSuppressed() ? "" : Integer.toString(decimals));
    cells.add(estimate.interval().map(i -> number(scale * i.lower(), decimals)).orElse(""));
    cells.add(estimate.interval().map(i -> number(scale * i.upper(), decimals)).orElse(""));
    cells.add(
        estimate.standardError().isPresent()
            ? number(scale * estimate.standardError().getAsDouble(), decimals)
            : "");
    cells.add(estimate.base().isPresent() ? Long.toString(estimate.base().getAsLong()) : "");
    return ended(cells, row);
  }

  /** Percent; nothing of a mean that is hidden with its unit. */
  private static String unknownUnit(FigureRow row) {
    return row.indicator().isMean() ? "" : "PT";
  }

  private List<String> modelled(FigureRow row, ModelledArea area, Map<Dimension, String> columns) {
    List<String> cells = key(row, ModelledArea.STATUS, columns);
    Interval interval = area.interval();
    cells.add(number(100 * area.share(), 1));
    cells.add(area.observationStatus().code());
    cells.add(ConfidentialityStatus.FREE.code());
    cells.addAll(List.of("PT", "1"));
    cells.add(number(100 * interval.lower(), 1));
    cells.add(number(100 * interval.upper(), 1));
    cells.add("");
    cells.add(area.respondents().isPresent() ? Long.toString(area.respondents().getAsLong()) : "");
    return ended(cells, row);
  }

  private static List<String> ended(List<String> cells, FigureRow row) {
    List<String> from = row.waves().stream().map(Wave::from).sorted().toList();
    List<String> to = row.waves().stream().map(Wave::to).sorted().toList();
    boolean dated = !from.isEmpty() && !from.contains("") && !to.contains("");
    cells.add(dated ? from.get(0) + "/" + to.get(to.size() - 1) : "");
    cells.add(
        row.part().joined().stream()
            .flatMap(List::stream)
            .map(Level::code)
            .collect(Collectors.joining(" ")));
    return cells;
  }

  private static String number(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }
}
