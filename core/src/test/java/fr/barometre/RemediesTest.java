package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Remedy;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A remedy that is applied clears its flag, or lowers its severity, and no other figure moves. */
class RemediesTest {

  /** Applies each remedy of each flag of a result, and looks at the same place again. */
  static void check(IndicatorQuery query, IndicatorResult result) {
    Map<String, List<Flag>> places = places(result);
    places.forEach(
        (place, flags) ->
            flags.forEach(
                flag ->
                    flag.remedies()
                        .forEach(
                            remedy -> {
                              IndicatorResult remedied = query.remedied(remedy).compute();
                              assertThat(places(remedied).getOrDefault(place, List.of()))
                                  .as("%s at %s after %s", flag, place, remedy)
                                  .noneMatch(
                                      left ->
                                          left.code() == flag.code()
                                              && left.severity().compareTo(flag.severity()) >= 0);
                            })));
  }

  private static Map<String, List<Flag>> places(IndicatorResult result) {
    Map<String, List<Flag>> places = new TreeMap<>();
    places.put("", result.flags());
    result.segments().forEach(s -> places.put(s.dimension() + " " + s.level(), s.flags()));
    result.crossedSegments().forEach(s -> places.put(s.dimensions() + " " + s.levels(), s.flags()));
    return places;
  }

  /** Forty communes answer, the last two of which the frame does not have. */
  private static Answers communes() {
    List<Communes.Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Role role = i < 3 ? Role.ELU : Role.AGENT;
      rows.add(new Communes.Row(i < 38 ? i : 60 + i, role, i % 2 == 0 ? "OUI" : "NON", 1, 1));
    }
    return Answers.of(SmallSurvey.ONE_WAVE, Communes.answers(rows));
  }

  private static IndicatorQuery query() {
    return Samples.charte(communes(), Communes.FRAME);
  }

  @Test
  void respondents_outside_the_frame_are_named_and_left_out() {
    IndicatorResult result = query().compute();
    Flag flag = result.flag(FlagCode.OUTSIDE_FRAME).orElseThrow();
    Remedy remedy = flag.remedies().get(0);
    assertThat(remedy.kind()).isEqualTo(Remedy.Kind.LEAVE_OUT);
    assertThat(remedy.items()).hasSize(2).isEqualTo(communes().outside(Communes.FRAME));
    assertThat(flag.advice().fr()).contains(remedy.items());
    IndicatorResult left = query().remedied(remedy).compute();
    assertThat(left.observed().clusters()).hasValue(38);
    assertThat(left.flag(FlagCode.OUTSIDE_FRAME)).isEmpty();
  }

  @Test
  void answers_that_were_refused_stay_told_when_others_are_left_out() {
    List<Answer> answers = new ArrayList<>(communes().stream().toList());
    for (int i = 50; i < 60; i++) {
      answers.add(
          Answer.of(SmallSurvey.respondent("bad" + i, commune(i)).build(), "Q1", "PEUT-ETRE"));
    }
    IndicatorQuery query =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), Communes.FRAME);
    IndicatorResult result = query.compute();
    Remedy out = result.flag(FlagCode.OUTSIDE_FRAME).orElseThrow().remedies().get(0);
    assertThat(query.remedied(out).compute().flag(FlagCode.ANSWERS_REFUSED)).isPresent();
  }

  private static String commune(int i) {
    return Communes.FRAME.collectivites().get(i).code();
  }

  /** A frame of invented categories alone: nothing to weigh by that the library knows. */
  @Test
  void weighing_by_the_frame_is_offered_only_where_it_has_something_to_weigh_by() {
    Dimension kind = Dimension.of("GENRE", "Genre", "Kind");
    Population frame = Population.ofCounts("genres", kind, Map.of("A", 900L, "B", 100L));
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      Respondent who =
          Respondent.builder().id("r" + i).putProfile("GENRE", i < 40 ? "A" : "B").build();
      answers.add(Answer.of(who, "Q1", i % 2 == 0 ? "OUI" : "NON"));
    }
    IndicatorQuery query =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), frame)
            .policy(FlagPolicy.builder().addCoverage(kind).build())
            .weighting(Weighting.NONE);
    Flag uneven = query.compute().flag(FlagCode.UNREPRESENTATIVE).orElseThrow();
    assertThat(uneven.remedies()).extracting(Remedy::kind).containsExactly(Remedy.Kind.ADD_TEXT);
    check(query, query.compute());
  }

  @Test
  void every_remedy_of_a_part_clears_its_flag() {
    IndicatorQuery byRole = query().by(Dimension.ROLE).crossedBy(Dimension.TYPE, Dimension.ROLE);
    IndicatorResult hidden = byRole.disclosure(Disclosure.DEFAULT.withoutJoining()).compute();
    assertThat(kinds(hidden))
        .contains(Remedy.Kind.JOIN_LEVELS, Remedy.Kind.WITHOUT_BREAKDOWN, Remedy.Kind.ADD_TEXT);
    check(byRole.disclosure(Disclosure.NONE), byRole.disclosure(Disclosure.NONE).compute());
    check(byRole, byRole.compute());
  }

  private static List<Remedy.Kind> kinds(IndicatorResult result) {
    return places(result).values().stream()
        .flatMap(List::stream)
        .flatMap(flag -> flag.remedies().stream())
        .map(Remedy::kind)
        .distinct()
        .collect(Collectors.toList());
  }

  @Test
  void a_small_base_of_the_whole_has_no_remedy() {
    IndicatorResult few =
        Samples.charte(
                Answers.of(SmallSurvey.ONE_WAVE, Samples.group("INSIDE", "OUI", 12)),
                Samples.TOY_FRAME)
            .compute();
    assertThat(few.flag(FlagCode.SMALL_BASE).orElseThrow().remedies()).isEmpty();
  }

  @Test
  void a_promised_sentence_leaves_figures_as_they_are() {
    IndicatorQuery query =
        Samples.charte(Samples.toy(), Samples.TOY_FRAME).weighting(Weighting.NONE);
    IndicatorResult result = query.compute();
    Flag uneven = result.flag(FlagCode.UNREPRESENTATIVE).orElseThrow();
    assertThat(uneven.remedies().get(0).kind()).isEqualTo(Remedy.Kind.WEIGH_BY_FRAME);
    check(query, result);
    IndicatorResult told = query.remedied(uneven.remedies().get(1)).compute();
    assertThat(told.flag(FlagCode.UNREPRESENTATIVE).orElseThrow().severity())
        .isEqualTo(Severity.INFO);
    assertThat(told.observed()).isEqualTo(result.observed());
    assertThat(told.adjusted()).isEqualTo(result.adjusted());
  }

  @Test
  void a_remedy_that_cannot_be_applied_says_why() {
    Tally tally = Tally.of(communes(), Communes.FRAME, Dimension.OPSN);
    Remedy out = query().compute().flag(FlagCode.OUTSIDE_FRAME).orElseThrow().remedies().get(0);
    assertThatThrownBy(
            () -> Barometre.indicator(SmallSurvey.CHARTE_OUI).answers(tally).remedied(out))
        .hasMessageContaining("give the answers themselves");
    Remedy other = new Remedy(Remedy.Kind.ADD_TEXT, Label.of("a", "a"), List.of("ANOTHER"));
    assertThatThrownBy(() -> query().remedied(other)).hasMessageContaining("'ANOTHER'");
    Remedy later = new Remedy(Remedy.Kind.UNKNOWN, Label.of("Autre", "Another"), List.of());
    assertThatThrownBy(() -> query().remedied(later)).hasMessageContaining("Another");
  }
}
