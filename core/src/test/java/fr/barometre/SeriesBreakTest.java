package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.barometre.answers.Answers;
import fr.barometre.answers.Codebook;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.EditionChange;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.NotCompared;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.report.CsvConvention;
import fr.barometre.report.OpenData;
import fr.barometre.report.Report;
import fr.barometre.tally.AnswerColumns;
import fr.barometre.tally.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Oui, une charte" is 20 of 60 in 2024; "Oui, en projet" was offered from 2025 on only. */
class SeriesBreakTest {

  private static final Wave W24 = new Wave("2024", Label.of("2024", "2024"), List.of("A", "B"));
  private static final Wave W25 = new Wave("2025", Label.of("2025", "2025"), List.of("A", "B"));
  private static final Modality PROJET =
      Modality.of("PROJET", "Oui, en projet", "Yes, planned").offeredIn("2025");
  private static final Modality WITHOUT = Modality.notApplicable("SO").offeredIn("2024");
  private static final Question Q1 =
      Question.single(
          "Q1",
          "A",
          Label.of("Une charte ?", "A charter?"),
          Modality.of("OUI", "Oui", "Yes"),
          PROJET,
          Modality.of("NON", "Non", "No"),
          WITHOUT);
  private static final IndicatorDefinition CHARTE =
      IndicatorDefinition.builder().from(SmallSurvey.CHARTE_OUI).addCounted("PROJET").build();
  private static final Questionnaire TWICE =
      Questionnaire.builder()
          .from(SmallSurvey.ONE_WAVE)
          .waves(List.of(W24, W25))
          .questions(List.of(Q1, SmallSurvey.DONNEES))
          .indicators(List.of(CHARTE, SmallSurvey.DONNEES_OUI))
          .build();
  private static final Population FRAME =
      Population.collectivites2025().restrictedTo(List.of(CollectiviteType.COMMUNE));

  private static List<Answer> answers() {
    List<Answer> answers = new ArrayList<>();
    List<Collectivite> communes = FRAME.collectivites().subList(0, 60);
    for (int i = 0; i < communes.size(); i++) {
      String code = communes.get(i).code();
      for (Wave wave : List.of(W24, W25)) {
        var who = SmallSurvey.respondent(code, code).wave(wave.code()).build();
        boolean planned = wave == W25 && i >= 20 && i < 42;
        answers.add(Answer.of(who, "Q1", i < 20 ? "OUI" : planned ? "PROJET" : "NON"));
        answers.add(Answer.of(who, "Q3", i % 2 == 0 ? "OUI" : "NON"));
      }
    }
    return answers;
  }

  private static IndicatorQuery query(IndicatorDefinition indicator) {
    return Barometre.indicator(indicator)
        .answers(Answers.of(TWICE, answers()))
        .population(FRAME)
        .disclosure(Disclosure.NONE);
  }

  private static List<Flag> breaks(List<Flag> flags) {
    return flags.stream().filter(f -> f.code() == FlagCode.SERIES_BREAK).toList();
  }

  @Test
  void a_change_across_the_break_has_no_difference_and_no_p() throws Exception {
    Change change = query(CHARTE).change(W24, W25);
    assertThat(change.before().value().orElseThrow()).isCloseTo(20 / 60.0, within(1e-15));
    assertThat(change.after().value().orElseThrow()).isCloseTo(42 / 60.0, within(1e-15));
    assertThat(change.isComparable()).isFalse();
    assertThat(change.equalComposition()).isEmpty();
    assertThat(change.composition()).isEmpty();
    assertThat(change.flags()).extracting(Flag::code).containsExactly(FlagCode.SERIES_BREAK);
    assertThat(change.flags().get(0).severity()).isEqualTo(Severity.SEVERE);
    assertThat(change.flags().get(0).sentence().fr())
        .isEqualTo(
            "Toutes les vagues ne proposaient pas les mêmes réponses\u00a0:"
                + " «\u00a0Oui, en projet\u00a0» manque\u00a0: 2024.");
    assertThatThrownBy(change::observed)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'charte' cannot be compared between waves '2024' and '2025'")
        .hasMessageContaining("“Yes, planned” is missing in 2024");
    for (String page :
        List.of(
            Report.of(change, Locale.FRENCH).text(),
            Report.of(change, Locale.FRENCH).html(),
            Report.of(change, Locale.FRENCH).markdown())) {
      assertThat(page)
          .contains("Rupture de série", "Oui, en projet")
          .doesNotContain("évolution observée", "+36,7", "(p ", "class=\"join");
    }
    ObjectMapper mapper = new ObjectMapper();
    String json = mapper.writeValueAsString(change);
    assertThat(json).contains("SERIES_BREAK").doesNotContain("pValue", "\"observed\"");
    assertThat(mapper.writeValueAsString(mapper.readValue(json, Change.class))).isEqualTo(json);
  }

  @Test
  void another_question_of_the_edition_is_compared() {
    EditionChange change =
        Barometre.edition(TWICE)
            .answers(Answers.of(TWICE, answers()))
            .population(FRAME)
            .disclosure(Disclosure.NONE)
            .change(W24, W25);
    assertThat(change.change("donnees").orElseThrow().observed().value()).isZero();
    assertThat(change.changes()).hasSize(1);
    assertThat(change.notCompared()).extracting(NotCompared::indicator).containsExactly("charte");
    assertThat(Report.of(change, Locale.FRENCH).text()).contains("Oui, en projet");
  }

  @Test
  void waves_that_are_pooled_or_side_by_side_say_it() {
    IndicatorResult pooled = query(CHARTE).pooled().compute();
    assertThat(breaks(pooled.flags()))
        .singleElement()
        .satisfies(flag -> assertThat(flag.severity()).isEqualTo(Severity.SEVERE));
    assertThat(Report.of(pooled, Locale.FRENCH).text()).contains("Rupture de série");
    IndicatorResult latest = query(CHARTE).compute();
    assertThat(latest.byWave())
        .hasSize(2)
        .allSatisfy(
            result ->
                assertThat(breaks(result.flags()))
                    .singleElement()
                    .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.NOTICE)));
    assertThat(breaks(query(CHARTE).in(W25).compute().flags())).isEmpty();
    assertThat(breaks(query(SmallSurvey.DONNEES_OUI).pooled().compute().flags())).isEmpty();
    assertThat(
            OpenData.of(
                    Barometre.edition(TWICE)
                        .answers(Answers.of(TWICE, answers()))
                        .population(FRAME)
                        .pooled()
                        .compute(),
                    CsvConvention.FRENCH)
                .csv())
        .contains("SERIES_BREAK");
  }

  /** "Sans objet" is in no base but ALL; it was offered in 2024 only. */
  @Test
  void what_is_not_in_the_base_breaks_nothing() {
    Questionnaire without =
        Questionnaire.builder()
            .from(TWICE)
            .questions(
                List.of(
                    Question.single(
                        "Q1",
                        "A",
                        Q1.wording(),
                        Modality.of("OUI", "Oui", "Yes"),
                        Modality.of("NON", "Non", "No"),
                        WITHOUT),
                    SmallSurvey.DONNEES))
            .indicators(List.of(SmallSurvey.CHARTE_OUI))
            .build();
    List<Answer> answers =
        answers().stream()
            .map(
                a -> a.modalities().contains("PROJET") ? Answer.of(a.respondent(), "Q1", "NON") : a)
            .toList();
    for (BasePolicy base : BasePolicy.values()) {
      Change change =
          Barometre.indicator(
                  IndicatorDefinition.builder()
                      .from(SmallSurvey.CHARTE_OUI)
                      .basePolicy(base)
                      .build())
              .answers(Answers.of(without, answers))
              .population(FRAME)
              .disclosure(Disclosure.NONE)
              .change(W24, W25);
      assertThat(change.observed().value()).isZero();
    }
  }

  @Test
  void an_answer_that_its_wave_did_not_offer_is_refused_alone() {
    var who = SmallSurvey.respondent("a", "01001").wave("2024").build();
    Answers read =
        Answers.of(TWICE, List.of(Answer.of(who, "Q1", "PROJET"), Answer.of(who, "Q3", "OUI")));
    assertThat(read.stream()).extracting(Answer::question).containsExactly("Q3");
    assertThat(read.rejections())
        .singleElement()
        .asString()
        .contains("PROJET", "wave '2024' offered to question Q1: one of [OUI, NON, SO]");
    int[] kindOf = {0};
    byte[] planned = {1};
    var columns =
        AnswerColumns.builder(
                TWICE,
                Population.ofCounts("toy", Dimension.OPSN, java.util.Map.of("INSIDE", 10L)),
                Dimension.OPSN)
            .respondents(
                List.of(
                    fr.barometre.api.answer.Respondent.builder()
                        .id("k")
                        .wave("2024")
                        .putProfile("OPSN", "INSIDE")
                        .build()),
                kindOf)
            .question("Q1", planned);
    assertThatThrownBy(columns::seal)
        .hasMessageContaining("respondents of wave '2024' answer 'PROJET' to question 'Q1'");
  }

  @Test
  void a_wave_that_the_questionnaire_does_not_have_is_named() {
    assertThatThrownBy(() -> Questionnaire.builder().from(TWICE).waves(List.of(W24)).build())
        .hasMessageContaining(
            "question Q1, modality PROJET, names an unknown wave '2025'; expected one of [2024]");
  }

  @Test
  void a_tally_keeps_it_through_its_bytes(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("carnet.csv");
    Files.writeString(
        file,
        "question;libellé;type;vague;code;modalité;vagues de la modalité;compte\n"
            + "charte;Une charte ?;choix unique;2024|2025;OUI;Oui;;x\n"
            + ";;;;PROJET;Oui, en projet;2025;x\n;;;;NON;Non;;\n");
    Questionnaire read = Codebook.read(file).questionnaire();
    assertThat(read.questions().get(0).modality("PROJET").orElseThrow().waves())
        .containsExactly("2025");
    Tally tally = Tally.of(Answers.of(TWICE, answers()), FRAME, Dimension.OPSN);
    var bytes = new java.io.ByteArrayOutputStream();
    try (var out = new java.io.ObjectOutputStream(bytes)) {
      out.writeObject(tally);
    }
    try (var in =
        new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((Tally) in.readObject()).questionnaire()).isEqualTo(TWICE);
    }
  }
}
