package fr.barometre.examples.validation;

import fr.barometre.Barometre;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.model.Spread;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Writes random surveys of the real frame, and what the library says of every département. {@code
 * areas.R} then fits the same model to the answers with {@code bglmer}, works out the figures of
 * the départements at what fits best, and compares.
 */
public final class AreasAgainstR {

  private static final int COUNT = 24;
  private static final int SMALLEST = 300;
  private static final int LARGEST = 3_000;

  private static final List<Dimension> DIMENSIONS =
      List.of(
          Dimension.OPSN,
          Dimension.TYPE,
          Dimension.POPULATION_BAND,
          Dimension.POPULATION_FINE,
          Dimension.REGION,
          Dimension.DEPARTEMENT);

  private static final String FRAME = "frame.csv";
  private static final String ANSWERS = "answers.csv";
  private static final String FIGURES = "figures.csv";

  private AreasAgainstR() {}

  /**
   * Writes {@code frame.csv}, {@code answers.csv} and {@code figures.csv}.
   *
   * @param arguments the folder, and the number of surveys; 24 unless given
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("expected a folder to write to");
    }
    write(Path.of(arguments[0]), arguments.length > 1 ? Integer.parseInt(arguments[1]) : COUNT);
  }

  static void write(Path folder, int count) throws IOException {
    CsvFiles files = new CsvFiles();
    files.line(FRAME, "member,population,opsn,type,band,fine,region,departement");
    List<Collectivite> all = Areas.FRAME.collectivites();
    for (int i = 0; i < all.size(); i++) {
      Collectivite member = all.get(i);
      String levels =
          DIMENSIONS.stream()
              .map(dimension -> Areas.FRAME.level(dimension, member).code())
              .collect(Collectors.joining(","));
      files.line(FRAME, i, member.population(), levels);
    }
    files.line(ANSWERS, "survey,member,y");
    files.line(FIGURES, "survey,figure,value");
    for (int survey = 0; survey < count; survey++) {
      Random random = new Random(survey);
      boolean[] yes = Areas.answers(Areas.Truth.SMOOTH, random);
      double part = random.nextDouble();
      int size = (int) Math.round(SMALLEST * Math.pow((double) LARGEST / SMALLEST, part));
      List<Integer> who = Areas.respondents(size, random);
      List<Answer> given = new ArrayList<>();
      for (int i : who) {
        Respondent.Builder respondent = Respondent.builder().id("synthetic-" + i);
        respondent.collectivite(all.get(i).ref());
        given.add(Answer.of(respondent.build(), Areas.QUESTION, yes[i] ? "OUI" : "NON"));
        files.line(ANSWERS, survey, i, yes[i] ? 1 : 0);
      }
      ModelledResult result =
          Barometre.indicator(Edition2025.LOGICIELS_LIBRES)
              .population(Areas.FRAME)
              .answers(Answers.of(Edition2025.QUESTIONNAIRE, Collections.unmodifiableList(given)))
              .disclosure(Disclosure.NONE)
              .modelled(Dimension.DEPARTEMENT);
      files.line(FIGURES, survey, "national", result.national().value().orElseThrow());
      files.line(FIGURES, survey, "factor", result.oddsFactor().orElseThrow());
      for (Spread spread : result.spreads()) {
        files.line(
            FIGURES,
            survey,
            "sd " + spread.of().get(spread.of().size() - 1).code(),
            spread.deviation());
      }
      for (ModelledArea area : result.areas()) {
        files.line(FIGURES, survey, "area " + area.level().code(), area.share());
      }
    }
    files.write(folder);
  }
}
