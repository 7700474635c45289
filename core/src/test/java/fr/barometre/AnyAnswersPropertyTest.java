package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Opsn;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Surveys as unlikely as they come (a census, everybody of one mind, a frame of three, weights a
 * million apart, strangers, anonymous respondents) have a result and a report.
 */
class AnyAnswersPropertyTest {

  private static final List<Collectivite> ALL = Population.collectivites2025().collectivites();
  private static final int COMMUNES = 34_875;
  private static final List<String> MODALITIES = List.of("OUI", "NON", "NSP", "SR", "NA");

  @Property
  void any_answers_make_a_result(
      @ForAll long seed,
      @ForAll @IntRange(min = 3, max = 80) int size,
      @ForAll CountingUnit unit,
      @ForAll BasePolicy base,
      @ForAll boolean census,
      @ForAll @IntRange(min = 1, max = 5) int minds) {
    Random random = new Random(seed);
    Population frame = frame(random, size);
    int rows = rows(random, frame, census);
    List<Answer> answers =
        respondents(random, frame, rows, census).stream()
            .map(who -> Answer.of(who, "Q1", MODALITIES.get(random.nextInt(minds))))
            .toList();
    check(
        Barometre.indicator(indicator(random, frame, rows))
            .answers(Answers.of(SmallSurvey.ONE_WAVE, answers))
            .unit(unit)
            .base(base),
        random,
        frame,
        rows);
  }

  @Property
  void any_numbers_make_a_result(
      @ForAll long seed,
      @ForAll @IntRange(min = 3, max = 80) int size,
      @ForAll CountingUnit unit,
      @ForAll boolean census,
      @ForAll @IntRange(min = 1, max = 7) int minds) {
    Random random = new Random(seed);
    Population frame = frame(random, size);
    int rows = rows(random, frame, census);
    List<Answer> answers =
        respondents(random, frame, rows, census).stream()
            .map(who -> Answer.of(who, "evolution", number(random, random.nextInt(minds))))
            .toList();
    check(
        Barometre.indicator(SmallNumbers.mean(SmallNumbers.EVOLUTION))
            .answers(Answers.of(SmallNumbers.QUESTIONNAIRE, answers))
            .unit(unit),
        random,
        frame,
        rows);
  }

  /** About everybody, or about the types of some if there are enough for all who answer. */
  private static IndicatorDefinition indicator(Random random, Population frame, int rows) {
    List<Collectivite> members = frame.collectivites();
    List<CollectiviteType> types =
        random
            .ints(random.nextInt(3), 0, members.size())
            .mapToObj(i -> members.get(i).type())
            .distinct()
            .toList();
    boolean enough = types.isEmpty() || frame.restrictedTo(types).size() >= rows;
    return IndicatorDefinition.builder()
        .from(SmallSurvey.CHARTE_OUI)
        .audience(enough ? types : List.of())
        .build();
  }

  /** An end of the range, zero, something between, or none. */
  private static String number(Random random, int mind) {
    return switch (mind) {
      case 0 -> "-100";
      case 1 -> "250";
      case 2 -> "0";
      case 3 -> "NSP";
      case 4 -> "NC";
      default -> Double.toString(Math.rint(1000 * (350 * random.nextDouble() - 100)) / 1000);
    };
  }

  private static int rows(Random random, Population frame, boolean census) {
    int members = frame.collectivites().size();
    return census ? members : 1 + random.nextInt(members);
  }

  private static List<Respondent> respondents(
      Random random, Population frame, int rows, boolean census) {
    List<Respondent> respondents = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      Respondent.Builder who = Respondent.builder();
      who.id("r" + i).role(Role.values()[random.nextInt(Role.values().length)]);
      int kind = census ? 0 : random.nextInt(12);
      if (kind == 1) {
        who.putProfile("TYPE", random.nextBoolean() ? "COMMUNE" : "REGION");
      } else if (kind == 2) {
        who.collectivite(CollectiviteRef.parse("COMMUNE:99" + (100 + i)));
      } else {
        who.collectivite(frame.collectivites().get(census ? i : random.nextInt(rows)).ref());
      }
      if (random.nextInt(4) == 0) {
        who.weight(Math.exp(3 * random.nextGaussian()));
      }
      respondents.add(who.build());
    }
    return respondents;
  }

  private static void check(IndicatorQuery query, Random random, Population frame, int rows) {
    List<Dimension> by = new ArrayList<>(frame.dimensions());
    by.add(Dimension.ROLE);
    Collections.shuffle(by, random);
    IndicatorResult result =
        query
            .population(frame)
            .by(by.subList(0, 3).toArray(Dimension[]::new))
            .disclosure(random.nextBoolean() ? Disclosure.NONE : Disclosure.DEFAULT)
            .compute();
    assertThat(result.provenance().counts().accepted()).isEqualTo(rows);
    assertThat(result.provenance().counts().outsideFrame()).isLessThanOrEqualTo(rows);
    if (!result.observed().isSuppressed()) {
      assertThat(result.observed().base().orElseThrow()).isLessThanOrEqualTo(rows);
    }
    String page = Report.of(result, Locale.FRENCH).html();
    assertThat(page).contains("<h1>", "</html>");
    if (result.observed().value().isPresent()) {
      assertThat(page).contains("<svg");
    }
  }

  /** Collectivités of the frame of 2025, half of them rare, with an OPSN or without. */
  private static Population frame(Random random, int size) {
    List<Collectivite> members =
        random
            .ints(0, ALL.size())
            .map(i -> random.nextBoolean() ? COMMUNES + i % (ALL.size() - COMMUNES) : i)
            .distinct()
            .limit(size)
            .mapToObj(ALL::get)
            .toList();
    Population frame = Population.of("drawn", members);
    Opsn opsn = new Opsn("O", List.of("01", "33", "59", "62", "75", "84"), "test");
    return random.nextBoolean() ? frame.withOpsn(OpsnCoverage.of("test", List.of(opsn))) : frame;
  }
}
