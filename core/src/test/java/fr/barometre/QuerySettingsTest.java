package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.answers.Groups;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.HeadlineTest;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Raking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a request is told arrives, whichever request it is. */
class QuerySettingsTest {

  private static final String CODE = "teletravail.charte";
  private static final SyntheticSurvey SURVEY = SyntheticSurvey.draw(900, 0.4, 12);
  private static final Answers ANSWERS = SURVEY.answers();

  /** A commune among many of its stratum, which has peers whoever else answers. */
  private static final CollectiviteRef SOMEBODY =
      SURVEY.who().stream()
          .filter(c -> c.ref().toString().startsWith("COMMUNE"))
          .filter(c -> c.population() < 500)
          .findFirst()
          .orElseThrow()
          .ref();

  private static EditionQuery edition() {
    return Barometre.edition(Edition2025.QUESTIONNAIRE).answers(ANSWERS);
  }

  private static IndicatorQuery indicator() {
    return Barometre.indicator(CODE).answers(ANSWERS);
  }

  private static ComparisonQuery comparison() {
    return Barometre.compare(SOMEBODY).answers(ANSWERS);
  }

  @Test
  void breakdowns_add_up() {
    Groups role = Groups.column(SyntheticSurvey.SERVICE);
    IndicatorResult together =
        of(
            edition()
                .by(Dimension.OPSN, Dimension.TYPE)
                .by(role, role.as(Dimension.of("r", "r", "r"))));
    IndicatorResult apart =
        of(
            edition()
                .by(Dimension.OPSN)
                .by(role)
                .by(Dimension.TYPE)
                .by(Dimension.OPSN)
                .by()
                .by(role.as(Dimension.of("r", "r", "r"))));
    assertThat(apart.segments()).isNotEmpty().isEqualTo(together.segments());
    assertThat(apart.segments())
        .extracting(segment -> segment.dimension().code())
        .contains("OPSN", "TYPE", SyntheticSurvey.SERVICE, "r");
  }

  @Test
  void what_is_there_twice_in_one_call_is_refused() {
    Groups role = Groups.column(SyntheticSurvey.SERVICE);
    assertThatThrownBy(() -> indicator().by(Dimension.OPSN, Dimension.OPSN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected distinct dimensions to break down by, got ");
    assertThatThrownBy(() -> indicator().by(role, role))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected distinct dimensions to break down by, got [" + role + ", " + role + "]");
  }

  /** A null has the name of what was expected in its place. */
  @Test
  void null_is_refused_by_name() {
    Groups none = null;
    Dimension nowhere = null;
    refused("file of answers", () -> indicator().answers((Path) null));
    refused("answers", () -> indicator().answers((Answers) null));
    refused("answers", () -> edition().answers((Answers) null));
    refused("answers", () -> comparison().answers((Stream<Answer>) null));
    refused("tally", () -> indicator().answers((Tally) null));
    refused("tally", () -> edition().answers((Tally) null));
    refused("population", () -> indicator().population(null));
    refused("weighting", () -> indicator().weighting(null));
    refused("code", () -> Barometre.indicator((String) null));
    refused("code", () -> edition().indicator(null));
    refused("indicator", () -> Barometre.indicator((IndicatorDefinition) null));
    refused("questionnaire", () -> Barometre.edition(null));
    refused("collectivite", () -> Barometre.compare((CollectiviteRef) null));
    refused("dimensions", () -> indicator().by(nowhere));
    refused("dimensions", () -> indicator().by((Dimension[]) null));
    refused("groups", () -> indicator().by(none));
    refused("groups", () -> indicator().independence(none));
    refused("dimension", () -> indicator().crossedBy(Dimension.TYPE, nowhere));
    refused("dimension", () -> indicator().modelled(nowhere));
    refused("dimensions", () -> indicator().logistic(nowhere));
    refused("levels", () -> indicator().joined(Dimension.TYPE, "x", "COMMUNE", null));
    refused("wave", () -> indicator().in(null));
    refused("remedy", () -> indicator().remedied(null));
    refused("dimensions", () -> Raking.on(Dimension.TYPE, nowhere));
  }

  private static void refused(String name, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
  }

  private static IndicatorResult of(EditionQuery query) {
    return query.compute().indicator(CODE).orElseThrow();
  }

  private static PeerFigure of(ComparisonQuery query) {
    return query.compute().figure(CODE).orElseThrow();
  }

  @Test
  void how_intervals_are_built() {
    check(of(edition().interval(IntervalMethod.LOGIT)).observed().interval().orElseThrow());
    check(indicator().interval(IntervalMethod.LOGIT).compute().observed().interval().orElseThrow());
    check(of(comparison().interval(IntervalMethod.LOGIT)).peers().interval().orElseThrow());
  }

  private static void check(Interval interval) {
    assertThat(interval.method()).isEqualTo("LOGIT");
    assertThat(interval.level()).isEqualTo(0.95);
  }

  @Test
  void how_sure_they_are() {
    for (Interval interval :
        List.of(
            of(edition().confidence(0.8)).observed().interval().orElseThrow(),
            indicator().confidence(0.8).compute().observed().interval().orElseThrow(),
            of(comparison().confidence(0.8)).peers().interval().orElseThrow())) {
      assertThat(interval.level()).isEqualTo(0.8);
    }
    assertThat(of(edition().confidence(0.8))).isEqualTo(indicator().confidence(0.8).compute());
  }

  @Test
  void thresholds() {
    FlagPolicy policy = FlagPolicy.builder().smallestBase(10_000).headlines(List.of(0.37)).build();
    IndicatorResult result = of(edition().policy(policy));
    assertThat(result).isEqualTo(indicator().policy(policy).compute());
    assertThat(result.flag(FlagCode.SMALL_BASE)).isPresent();
    assertThat(result.selection().orElseThrow().headlines())
        .extracting(HeadlineTest::threshold)
        .containsExactly(0.37);
    assertThat(of(comparison().policy(policy)).flags())
        .extracting(f -> f.code())
        .contains(FlagCode.SMALL_BASE);
    FlagPolicy small = FlagPolicy.builder().smallestBase(2).build();
    assertThat(of(edition().policy(small)).flag(FlagCode.SMALL_BASE)).isEmpty();
    assertThat(of(comparison().policy(small)).flags())
        .extracting(f -> f.code())
        .doesNotContain(FlagCode.SMALL_BASE);
  }

  @Test
  void rules_of_disclosure() {
    Disclosure strict = Disclosure.atLeast(1_000);
    assertThat(of(edition().disclosure(strict)).observed().isSuppressed()).isTrue();
    assertThat(indicator().disclosure(strict).compute().observed().isSuppressed()).isTrue();
    assertThat(of(comparison().disclosure(strict)).peers().isSuppressed()).isTrue();
    assertThat(of(edition()).observed().isSuppressed()).isFalse();
  }

  /** A file, a stream and answers that were read are the same answers. */
  @Test
  void answers_in_any_form(@TempDir Path folder) throws Exception {
    List<String> lines = new ArrayList<>(List.of("respondent;collectivite;wave;question;modality"));
    for (Answer answer : ANSWERS.stream().toList()) {
      CollectiviteRef ref = answer.respondent().collectivite().orElseThrow();
      lines.add(
          String.join(
              ";",
              answer.respondent().id(),
              ref.toString(),
              answer.respondent().wave(),
              answer.question(),
              String.join("|", answer.modalities())));
    }
    Path file = Files.write(folder.resolve("answers.csv"), lines);
    Answers read = AnswersReader.of(Edition2025.QUESTIONNAIRE).read(file);
    assertThat(read.accepted()).isEqualTo(900);
    IndicatorResult expected = indicator().answers(read).compute();
    assertThat(of(edition().answers(file))).isEqualTo(expected);
    assertThat(indicator().answers(file).compute()).isEqualTo(expected);
    assertThat(of(comparison().answers(file))).isEqualTo(of(comparison()));
    assertThat(of(comparison().answers(ANSWERS.stream()))).isEqualTo(of(comparison()));
    for (IndicatorResult streamed :
        List.of(
            of(edition().answers(ANSWERS.stream())),
            indicator().answers(ANSWERS.stream()).compute())) {
      assertThat(streamed.observed()).isEqualTo(expected.observed());
      assertThat(streamed.provenance().answers()).containsExactly("objects");
    }
    assertThat(of(edition()).observed().value().orElseThrow())
        .isCloseTo(SURVEY.yes().cardinality() / 900.0, within(1e-12));
  }

  @Test
  void answers_to_another_questionnaire_are_refused() {
    assertThatThrownBy(() -> Barometre.edition(SmallSurvey.ONE_WAVE).answers(ANSWERS))
        .hasMessage(
            "answers to '"
                + Edition2025.QUESTIONNAIRE.code()
                + "' given for edition '"
                + SmallSurvey.ONE_WAVE.code()
                + "': the questionnaires differ");
    IndicatorDefinition foreign = SmallSurvey.CHARTE_OUI;
    assertThatThrownBy(() -> Barometre.indicator(foreign).answers(ANSWERS.stream()))
        .hasMessage(
            "indicator 'charte' is not of the 2025 edition: give Answers read with their"
                + " questionnaire, or start from Barometre.edition(questionnaire).indicator(code)");
    Tally tally = Tally.of(ANSWERS, SyntheticSurvey.FRAME);
    assertThatThrownBy(() -> Barometre.edition(SmallSurvey.ONE_WAVE).answers(tally).compute())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
