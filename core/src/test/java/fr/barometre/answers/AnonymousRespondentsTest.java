package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.Barometre;
import fr.barometre.Communes;
import fr.barometre.SmallSurvey;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Microdata without collectivités, as they are published: levels in place of a name. */
class AnonymousRespondentsTest {

  private static final AnswersReader BY_TYPE_AND_REGION =
      AnswersReader.of(SmallSurvey.ONE_WAVE)
          .withLevel(Dimension.TYPE, "type")
          .withLevel(Dimension.REGION, "reg");

  @TempDir Path folder;

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("answers.csv"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_row_has_the_levels_that_are_not_blank() {
    Answers answers =
        BY_TYPE_AND_REGION.read(
            file(
                "id;type;reg;fonction;poids;Q1\n"
                    + "r1;COMMUNE;84;agent;2;OUI\n"
                    + "r2;commune;;;1;NON\n"
                    + "r3;; 84 ;;1;NON\n"));
    assertThat(answers.rejections()).isEmpty();
    assertThat(answers.ignoredColumns()).isEmpty();
    List<Respondent> who = answers.stream().map(Answer::respondent).toList();
    assertThat(who)
        .extracting(Respondent::profile)
        .containsExactly(
            Map.of("TYPE", "COMMUNE", "REGION", "84"),
            Map.of("TYPE", "COMMUNE"),
            Map.of("REGION", "84"));
    assertThat(who.get(0).collectivite()).isEmpty();
    assertThat(who.get(0).role()).isEqualTo(Role.AGENT);
    assertThat(who.get(0).weight()).isEqualTo(2);
  }

  @Test
  void a_row_that_names_its_collectivite_has_the_levels_of_the_frame() {
    Answers answers =
        BY_TYPE_AND_REGION.read(
            file(
                "id;type;code;reg;question;reponse\n"
                    + "r1;COMMUNE;01001;11;Q1;OUI\n"
                    + "r2;COMMUNE;;84;Q1;OUI\n"));
    List<Respondent> who = answers.stream().map(Answer::respondent).toList();
    assertThat(who.get(0).collectivite()).contains(CollectiviteRef.parse("COMMUNE:01001"));
    assertThat(who.get(0).profile()).isEmpty();
    assertThat(who.get(1).profile()).containsEntry("REGION", "84");
  }

  @Test
  void rows_of_a_long_file_are_of_one_respondent_if_their_levels_agree() {
    Answers answers =
        BY_TYPE_AND_REGION.read(
            file(
                "id;type;reg;question;reponse\n"
                    + "r1;COMMUNE;84;Q1;OUI\n"
                    + "r1;COMMUNE;84;Q2;MAIL\n"
                    + "r1;COMMUNE;11;Q3;OUI\n"));
    assertThat(answers.coded().size()).isEqualTo(1);
    assertThat(answers.accepted()).isEqualTo(2);
    assertThat(answers.rejections().get(0).toString())
        .startsWith(
            "answers.csv:4: id 'r1': expected the collectivité, role, date, weight and columns"
                + " kept");
  }

  @Test
  void a_row_of_which_nothing_is_known_is_refused() {
    Answers answers = BY_TYPE_AND_REGION.read(file("id;type;reg;Q1\nr1;;;OUI\n"));
    assertThat(answers.rejections())
        .extracting(Object::toString)
        .containsExactly(
            "answers.csv:2: collectivite '': expected a collectivité, or a level of TYPE, REGION");
  }

  @Test
  void an_opsn_status_that_does_not_exist_is_refused() {
    Answers answers =
        AnswersReader.of(SmallSurvey.ONE_WAVE)
            .withLevel(Dimension.OPSN, "opsn")
            .read(file("id;opsn;Q1\nr1;inside;OUI\nr2;dedans;OUI\n"));
    assertThat(answers.accepted()).isEqualTo(1);
    assertThat(answers.rejections())
        .extracting(Object::toString)
        .containsExactly(
            "answers.csv:3: opsn 'dedans': expected one of [INSIDE, OUTSIDE, UNKNOWN]");
  }

  @Test
  void a_column_that_is_not_there_and_the_role_are_errors() {
    assertThatThrownBy(() -> BY_TYPE_AND_REGION.read(file("id;type;Q1\nr1;COMMUNE;OUI\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("answers.csv:1")
        .hasMessageContaining("'reg'");
    assertThatThrownBy(() -> BY_TYPE_AND_REGION.withLevel(Dimension.ROLE, "qui"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected the field ROLE at 'qui'");
  }

  /** Published counts are the same respondents, read another way. */
  @Test
  void microdata_give_the_figures_of_the_counts_made_from_them() {
    StringBuilder rows = new StringBuilder("id;type;Q1\n");
    for (int i = 0; i < 40; i++) {
      rows.append("r" + i + ";" + (i < 25 ? "COMMUNE" : "REGION") + ";");
      rows.append((i % 5 < 2 ? "OUI" : "NON") + "\n");
    }
    IndicatorResult fromRows =
        result(
            AnswersReader.of(SmallSurvey.ONE_WAVE)
                .withLevel(Dimension.TYPE, "type")
                .read(file(rows.toString())));
    IndicatorResult fromCounts =
        result(
            AnswersReader.of(SmallSurvey.ONE_WAVE)
                .readCounts(
                    file(
                        "question;modalite;type;nombre\n"
                            + "Q1;OUI;COMMUNE;10\nQ1;NON;COMMUNE;15\n"
                            + "Q1;OUI;REGION;6\nQ1;NON;REGION;9\n"),
                    Dimension.TYPE,
                    "type"));
    assertThat(fromRows.observed().value().orElseThrow()).isEqualTo(16 / 40.0);
    assertThat(fromRows.observed()).isEqualTo(fromCounts.observed());
    assertThat(fromRows.segments()).isEqualTo(fromCounts.segments());
    assertThat(fromRows.segments()).hasSizeGreaterThan(1);
  }

  /** 34,875 of 36,242 collectivités are communes; of bands and OPSN nothing is known. */
  @Test
  void coverage_is_of_what_is_known() {
    StringBuilder rows = new StringBuilder("id;type;Q1\n");
    for (int i = 0; i < 40; i++) {
      rows.append("r" + i + ";commune;" + (i % 5 < 2 ? "OUI" : "NON") + "\n");
    }
    Flag uncovered =
        result(
                AnswersReader.of(SmallSurvey.ONE_WAVE)
                    .withLevel(Dimension.TYPE, "type")
                    .read(file(rows.toString())))
            .flags()
            .stream()
            .filter(flag -> flag.code() == FlagCode.UNCOVERED)
            .findFirst()
            .orElseThrow();
    assertThat(uncovered.evidence())
        .filteredOn(e -> e.name().equals("uncoveredCollectivites"))
        .extracting(Evidence::value)
        .containsExactly(36_242.0 - 34_875);
  }

  @Test
  void a_level_that_the_frame_lacks_is_outside_it() {
    IndicatorResult result =
        result(
            AnswersReader.of(SmallSurvey.ONE_WAVE)
                .withLevel(Dimension.TYPE, "type")
                .read(file("id;type;Q1\nr1;COMMUNE;OUI\nr2;PLANETE;NON\n")));
    assertThat(result.provenance().counts().outsideFrame()).isEqualTo(1);
  }

  /** Of 60 communes 40 are inside OPSN territories, 20 outside. */
  private IndicatorResult ofSixty(int inside, int outside) {
    StringBuilder rows = new StringBuilder("id;opsn;Q1\n");
    for (int i = 0; i < inside + outside; i++) {
      rows.append("r" + i + (i < inside ? ";INSIDE;" : ";OUTSIDE;") + (i % 3 < 1 ? "OUI" : "NON"));
      rows.append('\n');
    }
    Answers answers =
        AnswersReader.of(SmallSurvey.ONE_WAVE)
            .withLevel(Dimension.OPSN, "opsn")
            .read(file(rows.toString()));
    return Barometre.indicator(SmallSurvey.CHARTE_OUI)
        .answers(answers)
        .population(Communes.FRAME)
        .compute();
  }

  @Test
  void more_respondents_than_the_frame_has_at_a_level_are_said() {
    IndicatorResult result = ofSixty(12, 21);
    Flag flag = result.flag(FlagCode.BEYOND_FRAME).orElseThrow();
    assertThat(flag.evidence("respondents").orElseThrow().value()).isEqualTo(21);
    assertThat(flag.evidence("respondents").orElseThrow().thresholds()).containsExactly(20.0);
    assertThat(flag.evidence("levels").orElseThrow().value()).isEqualTo(1);
    assertThat(flag.sentence().fr())
        .startsWith(
            "Plus de collectivités ont répondu que la population n'en a : sans OPSN, 21 pour 20.");
    assertThat(result.opsn().representation()).isEmpty();
  }

  @Test
  void as_many_respondents_as_the_frame_has_are_nothing_to_say() {
    IndicatorResult result = ofSixty(12, 20);
    assertThat(result.flag(FlagCode.BEYOND_FRAME)).isEmpty();
    assertThat(result.opsn().representation()).isPresent();
  }

  private static IndicatorResult result(Answers answers) {
    return Barometre.indicator(SmallSurvey.CHARTE_OUI)
        .answers(answers)
        .population(Population.collectivites2025())
        .by(Dimension.TYPE)
        .compute();
  }
}
