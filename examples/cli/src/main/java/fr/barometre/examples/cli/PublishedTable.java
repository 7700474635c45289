package fr.barometre.examples.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.diagnosis.PublishedFigure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of an infographic: a row for each figure, with its indicator, its answer, its
 * percentage, and how many answered where that is printed. A row without an answer is a headline.
 */
final class PublishedTable {

  private static final List<String> INDICATOR = List.of("indicateur", "indicator", "question");
  private static final List<String> ANSWER =
      List.of("reponse", "answer", "modalite", "modality", "code");
  private static final List<String> PERCENT =
      List.of("pourcentage", "percent", "pour cent", "part", "share", "valeur", "value");
  private static final List<String> BASE = List.of("base", "n", "effectif", "count");

  private final Texts texts;
  private final Questionnaire questionnaire;
  private final List<PublishedFigure> figures = new ArrayList<>();
  private final Map<String, Double> headlines = new LinkedHashMap<>();
  private final Set<String> based = new LinkedHashSet<>();

  private PublishedTable(Texts texts, Questionnaire questionnaire) {
    this.texts = texts;
    this.questionnaire = questionnaire;
  }

  static PublishedTable read(Texts texts, Questionnaire questionnaire, Path file) {
    PublishedTable table = new PublishedTable(texts, questionnaire);
    try {
      List<NamedCsvRecord> rows = Csv.rows(Csv.text(file));
      if (rows.isEmpty()) {
        throw new WrongCall(texts.say("published.empty", file));
      }
      rows.forEach(row -> table.take(file, row));
    } catch (CsvParseException e) {
      throw new WrongCall(texts.say("published.noTable", file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  List<PublishedFigure> figures() {
    return figures;
  }

  /** The figures in large type, by indicator. */
  Map<String, Double> headlines() {
    return headlines;
  }

  /** The indicators that are printed without a base. */
  List<String> withoutBase() {
    return figures.stream()
        .map(PublishedFigure::indicator)
        .distinct()
        .filter(indicator -> !based.contains(indicator))
        .toList();
  }

  private void take(Path file, NamedCsvRecord row) {
    String place = file + ":" + row.getStartingLineNumber();
    IndicatorDefinition indicator = indicator(place, cell(place, row, INDICATOR));
    double percent = percent(place, cell(place, row, PERCENT));
    column(row, BASE)
        .map(row::getField)
        .filter(base -> !base.isBlank())
        .ifPresent(base -> based.add(indicator.code()));
    String answers = cell(place, row, ANSWER);
    if (answers.isBlank()) {
      headlines.put(indicator.code(), percent);
      return;
    }
    Question question = questionnaire.question(indicator.question()).orElseThrow();
    figures.add(
        new PublishedFigure(
            indicator.code(),
            Arrays.stream(answers.split("\\|")).map(one -> modality(question, one)).toList(),
            percent));
  }

  private static Optional<String> column(NamedCsvRecord row, List<String> names) {
    return row.getHeader().stream()
        .filter(header -> names.contains(Nearest.plain(header)) || isPercent(header, names))
        .findFirst();
  }

  private static boolean isPercent(String header, List<String> names) {
    return names == PERCENT && header.strip().equals("%");
  }

  private String cell(String place, NamedCsvRecord row, List<String> names) {
    String column =
        column(row, names)
            .orElseThrow(
                () ->
                    new WrongCall(
                        texts.say(
                            "published.column",
                            place.substring(0, place.lastIndexOf(':')),
                            names.get(texts.isFrench() ? 0 : 1),
                            String.join(", ", row.getHeader()))));
    return row.findField(column).orElse("").strip();
  }

  /** An indicator by its code or its title. */
  private IndicatorDefinition indicator(String place, String text) {
    return questionnaire.indicators().stream()
        .filter(
            one ->
                one.code().equals(text)
                    || Nearest.plain(texts.say(one.label())).equals(Nearest.plain(text)))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongCall(
                    place
                        + texts.say("colon")
                        + texts.say("indicator.unknown", text)
                        + Nearest.hint(
                            texts,
                            text,
                            questionnaire.indicators().stream()
                                .map(IndicatorDefinition::code)
                                .collect(Collectors.toList()))));
  }

  /** The code of an answer; what is no answer of the question stays, and the library tells it. */
  private String modality(Question question, String text) {
    String plain = Nearest.plain(text);
    return question.modalities().stream()
        .filter(
            one ->
                Nearest.plain(one.code()).equals(plain)
                    || Nearest.plain(texts.say(one.label())).equals(plain))
        .map(Modality::code)
        .findFirst()
        .orElse(text.strip());
  }

  private double percent(String place, String text) {
    String number = text.replaceAll("[\\s\\u00A0\\u202F%]", "").replace(',', '.');
    if (number.matches("\\d{1,3}(\\.\\d{1,10})?") && Double.parseDouble(number) <= 100) {
      return Double.parseDouble(number);
    }
    throw new WrongCall(place + texts.say("colon") + texts.say("published.percent", text));
  }
}
