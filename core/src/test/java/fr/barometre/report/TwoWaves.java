package fr.barometre.report;

import fr.barometre.Barometre;
import fr.barometre.EditionQuery;
import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.EditionChange;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * One result of each kind that has a page, of the edition of 2025 asked twice: 600 collectivités a
 * wave, all answers as likely, but that half of those of 2025 without a charter have one then.
 */
final class TwoWaves {

  static final Wave W24 = wave("2024");
  static final Wave W25 = wave("2025");

  private static final Questionnaire TWICE =
      Questionnaire.builder().from(Edition2025.QUESTIONNAIRE).waves(List.of(W24, W25)).build();

  private static final List<Collectivite> FRAME = Population.collectivites2025().collectivites();
  private static final Answers ANSWERS = answers();
  private static final EditionQuery EDITION = Barometre.edition(TWICE).answers(ANSWERS);

  static final IndicatorResult INDICATOR =
      EDITION
          .indicator("teletravail.charte")
          .by(Dimension.TYPE, Dimension.REGION, Dimension.OPSN)
          .compute();

  static final Change CHANGE = EDITION.indicator("teletravail.charte").change(W24, W25);
  static final EditionChange CHANGES = EDITION.change(W24, W25);

  static final PeerComparison COMPARISON =
      Barometre.compare(FRAME.get(0).ref()).answers(ANSWERS).compute();

  private TwoWaves() {}

  /** The reports of all kinds of pages. */
  static Map<String, Report> reports(Locale locale) {
    return Map.of(
        "indicator", Report.of(INDICATOR, locale),
        "change", Report.of(CHANGE, locale),
        "changes", Report.of(CHANGES, locale),
        "comparison", Report.of(COMPARISON, locale));
  }

  /** Text as a reader sees it, blanks as they come. */
  static String seen(String html) {
    return html.replaceAll("(?s)<style>.*?</style>", "")
        .replaceAll("<[^>]*>", " ")
        .replace("&#39;", "’")
        .replace("&quot;", "\"")
        .replace('\u00A0', ' ')
        .replaceAll("\\s+", " ");
  }

  private static Wave wave(String year) {
    List<String> themes =
        Edition2025.QUESTIONNAIRE.waves().stream().flatMap(w -> w.themes().stream()).toList();
    return new Wave(year, Label.same(year), themes, year + "-01-08", year + "-06-30");
  }

  private static Answers answers() {
    Random random = new Random(38);
    List<Answer> answers = new ArrayList<>();
    for (Wave wave : List.of(W24, W25)) {
      for (int i = 0; i < 600; i++) {
        // The first one always answers; it is the one that is compared.
        Collectivite who = FRAME.get(i == 0 ? 0 : random.nextInt(FRAME.size()));
        Respondent respondent =
            Respondent.builder()
                .id(wave.code() + "-" + i)
                .collectivite(who.ref())
                .wave(wave.code())
                .build();
        for (Question question : TWICE.questions()) {
          List<String> codes = question.modalityCodes();
          String code = codes.get(random.nextInt(codes.size()));
          boolean converted =
              wave.equals(W25)
                  && question.code().equals("teletravail.charte")
                  && random.nextBoolean();
          answers.add(Answer.of(respondent, question.code(), converted ? "OUI" : code));
        }
      }
    }
    return Answers.of(TWICE, "réponses synthétiques", answers.stream());
  }
}
