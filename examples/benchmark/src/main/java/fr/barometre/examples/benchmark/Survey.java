package fr.barometre.examples.benchmark;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.calibration.SharedWeights;
import fr.barometre.population.Population;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import fr.barometre.sample.Linearized;
import fr.barometre.sample.WeightedSample;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Synthetic answers of real collectivités to questions with four modalities. */
final class Survey {

  private static final Weighting FOUR_MARGINS =
      Raking.on(Dimension.TYPE, Dimension.POPULATION_STRATUM, Dimension.REGION, Dimension.OPSN);
  private static final List<String> MODALITIES = List.of("OUI", "NON", "NSP", "SR");

  private final Population frame = Population.collectivites2025();
  private final Tally tally;
  private final List<String> departements =
      frame.levels(Dimension.DEPARTEMENT).stream().map(level -> level.code()).toList();

  Survey(int clusters, int questions, long seed) {
    Questionnaire questionnaire = questionnaire(questions);
    List<Collectivite> drawn = new ArrayList<>(frame.collectivites());
    Random random = new Random(seed);
    Collections.shuffle(drawn, random);
    List<Answer> answers = new ArrayList<>();
    for (Collectivite collectivite : drawn.subList(0, clusters)) {
      Respondent respondent =
          Respondent.builder()
              .id("synthetic-" + collectivite.ref())
              .collectivite(collectivite.ref())
              .build();
      for (Question question : questionnaire.questions()) {
        answers.add(
            Answer.of(
                respondent, question.code(), MODALITIES.get(random.nextInt(MODALITIES.size()))));
      }
    }
    this.tally =
        Tally.of(
            Answers.of(questionnaire, answers),
            frame,
            Dimension.TYPE,
            Dimension.POPULATION_STRATUM,
            Dimension.REGION,
            Dimension.OPSN,
            Dimension.DEPARTEMENT);
  }

  private static Questionnaire questionnaire(int questions) {
    Questionnaire.Builder builder = Questionnaire.builder();
    builder
        .code("synthetic")
        .title(Label.same("synthetic"))
        .addThemes(new Theme("T", Label.same("T")));
    IntStream.rangeClosed(1, questions)
        .mapToObj(i -> "Q" + i)
        .forEach(
            code -> {
              builder.addQuestions(
                  Question.single(
                      code,
                      "T",
                      Label.same(code),
                      Modality.of("OUI", "Oui", "Yes"),
                      Modality.of("NON", "Non", "No"),
                      Modality.dontKnow("NSP"),
                      Modality.noAnswer("SR")));
              builder.addIndicators(
                  IndicatorDefinition.builder()
                      .code(code)
                      .label(Label.same(code))
                      .question(code)
                      .addCounted("OUI")
                      .build());
            });
    return builder.build();
  }

  int departements() {
    return departements.size();
  }

  /** Standard errors of every question in every département, after raking on four margins. */
  List<Double> standardErrors() {
    List<Double> errors = new ArrayList<>();
    SharedWeights weights = SharedWeights.of(FOUR_MARGINS);
    for (IndicatorDefinition indicator : tally.indicators()) {
      WeightedSample sample =
          CubeSample.of(tally.cube().indicator(indicator), tally.dimensions(), frame)
              .under(weights);
      for (String departement : departements) {
        sample
            .proportion(0, Domain.all().at(Dimension.DEPARTEMENT, departement))
            .map(Linearized::standardError)
            .ifPresent(errors::add);
      }
    }
    return errors;
  }
}
