package fr.barometre.examples.validation;

import fr.barometre.Barometre;
import fr.barometre.IndicatorQuery;
import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How often intervals cover the truth where samples are a large part of their population: changes
 * between two waves of départements and of EPCI, and types that were drawn at unequal rates.
 * Answers are synthetic; who answers is drawn at random, without replacement.
 */
public final class SmallPopulations {

  private static final int SAMPLES = 1000;
  private static final long SEED = 2025;
  private static final Population ALL = Population.collectivites2025();
  private static final Wave FIRST = new Wave("1", Label.same("1"), List.of("A"));
  private static final Wave SECOND = new Wave("2", Label.same("2"), List.of("A"));
  private static final Question QUESTION =
      Question.single(
          "Q",
          "A",
          Label.of("Question synthétique ?", "Synthetic question?"),
          Modality.of("OUI", "Oui", "Yes"),
          Modality.of("NON", "Non", "No"));
  private static final IndicatorDefinition YES =
      IndicatorDefinition.builder()
          .code("oui")
          .label(Label.of("oui", "yes"))
          .question("Q")
          .addCounted("OUI")
          .build();
  private static final Questionnaire TWICE =
      Questionnaire.builder()
          .code("synthetic")
          .title(Label.of("synthétique", "synthetic"))
          .addThemes(new Theme("A", Label.same("A")))
          .waves(List.of(FIRST, SECOND))
          .addQuestions(QUESTION)
          .addIndicators(YES)
          .build();

  private SmallPopulations() {}

  /** The collectivités that answer in the second wave. */
  enum Overlap {
    NONE("others only"),
    HALF("half of the same"),
    INDEPENDENT("drawn anew"),
    ALL("the same");

    private final String title;

    Overlap(String title) {
      this.title = title;
    }
  }

  /** Which share of the population has another answer, drawn anew, in the second wave. */
  enum Movement {
    NOBODY("nobody changes", 0),
    SOME("a quarter redraws", 0.25),
    EVERYBODY("everybody redraws", 1);

    private final String title;
    private final double share;

    Movement(String title, double share) {
      this.title = title;
      this.share = share;
    }
  }

  /** How often intervals cover, and what their errors are beside what they should be. */
  static final class Coverage {
    private int samples;
    private int covered;
    private double errors;
    private double squares;

    void add(double truth, double value, double error, Interval interval) {
      double reach = 1e-12;
      samples++;
      covered += interval.lower() - reach <= truth && truth <= interval.upper() + reach ? 1 : 0;
      errors += error;
      squares += (value - truth) * (value - truth);
    }

    double share() {
      return (double) covered / samples;
    }

    double meanError() {
      return errors / samples;
    }

    String cells() {
      return String.format(
          Locale.ROOT,
          "%.4f | %.4f | %.1f %%",
          Math.sqrt(squares / samples),
          errors / samples,
          100 * share());
    }
  }

  /**
   * Prints both tables.
   *
   * @param arguments number of samples for each line; 1,000 unless given
   */
  public static void main(String[] arguments) {
    int samples = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SAMPLES;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(
        "| changes of | n in each wave | second wave | answers | true error | mean standard error |"
            + " 95 % covers |");
    out.println("|---|---:|---|---|---:|---:|---:|");
    for (Kind kind : List.of(Kind.DEPARTEMENT, Kind.EPCI)) {
      for (Overlap overlap : Overlap.values()) {
        for (Movement movement : Movement.values()) {
          int n = kind == Kind.DEPARTEMENT ? 45 : 200;
          out.printf(
              Locale.ROOT,
              "| %,d %s | %d | %s | %s | %s |%n",
              kind.members().size(),
              kind.title,
              n,
              overlap.title,
              movement.title,
              change(kind, n, overlap, movement, samples).cells());
        }
      }
    }
    out.println();
    out.println("| figure | sampling | true error | mean standard error | 95 % covers |");
    out.println("|---|---|---:|---:|---:|");
    for (SamplingPlan plan : List.of(SamplingPlan.DEFAULT, SamplingPlan.simpleRandom())) {
      List<Coverage> figures = types(plan, samples);
      List<String> names =
          List.of(
              "95 of 95 départements",
              "300 of 1,255 EPCI",
              "400 of 34,875 communes",
              "all, post-stratified on TYPE");
      for (int f = 0; f < figures.size(); f++) {
        out.printf("| %s | %s | %s |%n", names.get(f), plan, figures.get(f).cells());
      }
    }
  }

  /** The kinds of collectivités that are drawn, each a stratum. */
  enum Kind {
    DEPARTEMENT("départements"),
    EPCI("EPCI"),
    COMMUNE("communes");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    static Kind of(Collectivite collectivite) {
      return collectivite.type() == CollectiviteType.DEPARTEMENT
          ? DEPARTEMENT
          : collectivite.type() == CollectiviteType.COMMUNE ? COMMUNE : EPCI;
    }

    List<Collectivite> members() {
      return ALL.collectivites().stream()
          .filter(c -> c.type() != CollectiviteType.REGION && of(c) == this)
          .toList();
    }
  }

  private static Answer answer(Collectivite who, Wave wave, boolean yes) {
    Respondent.Builder respondent = Respondent.builder();
    respondent.id(who.ref().toString()).collectivite(who.ref()).wave(wave.code());
    return Answer.of(respondent.build(), "Q", yes ? "OUI" : "NON");
  }

  private static double share(boolean[] yes) {
    int count = 0;
    for (boolean one : yes) {
      count += one ? 1 : 0;
    }
    return (double) count / yes.length;
  }

  /** A frame in which the kinds of EPCI are one type. */
  private static Population frame(List<Collectivite> members) {
    return Population.of("synthetic answers", members)
        .withDimension(
            Dimension.TYPE, c -> new Level(Kind.of(c).name(), Label.same(Kind.of(c).title)));
  }

  /** Changes of a population of which the answers in both waves are known. */
  static Coverage change(Kind kind, int n, Overlap overlap, Movement movement, int samples) {
    List<Collectivite> members = kind.members();
    Population frame = frame(members);
    Random random = new Random(SEED);
    boolean[] before = new boolean[members.size()];
    boolean[] after = new boolean[members.size()];
    for (int i = 0; i < before.length; i++) {
      before[i] = random.nextDouble() < 0.4;
      after[i] = random.nextDouble() < movement.share ? random.nextDouble() < 0.6 : before[i];
    }
    IndicatorQuery query =
        Barometre.edition(TWICE).indicator("oui").population(frame).disclosure(Disclosure.NONE);
    Coverage coverage = new Coverage();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      order.add(i);
    }
    for (int s = 0; s < samples; s++) {
      Collections.shuffle(order, random);
      List<Answer> answers = new ArrayList<>();
      for (int i : order.subList(0, n)) {
        answers.add(answer(members.get(i), FIRST, before[i]));
      }
      int from =
          switch (overlap) {
            case ALL -> 0;
            case HALF -> n / 2;
            default -> n;
          };
      if (overlap == Overlap.INDEPENDENT) {
        Collections.shuffle(order, random);
      }
      for (int i : order.subList(from, from + n)) {
        answers.add(answer(members.get(i), SECOND, after[i]));
      }
      Difference found = query.answers(Answers.of(TWICE, answers)).change(FIRST, SECOND).observed();
      coverage.add(
          share(after) - share(before), found.value(), found.standardError(), found.interval());
    }
    return coverage;
  }

  /** Three types drawn at unequal rates, one of them a census; each type, then all of them. */
  static List<Coverage> types(SamplingPlan plan, int samples) {
    List<List<Collectivite>> strata = Arrays.stream(Kind.values()).map(Kind::members).toList();
    int[] drawn = {95, 300, 400};
    double[] chances = {0.6, 0.4, 0.25};
    Random random = new Random(SEED);
    List<boolean[]> yes = new ArrayList<>();
    double all = 0;
    double size = 0;
    for (int h = 0; h < drawn.length; h++) {
      boolean[] said = new boolean[strata.get(h).size()];
      for (int i = 0; i < said.length; i++) {
        said[i] = random.nextDouble() < chances[h];
      }
      yes.add(said);
      all += share(said) * said.length;
      size += said.length;
    }
    Population frame = frame(strata.stream().flatMap(List::stream).toList());
    List<Coverage> found = new ArrayList<>();
    for (int f = 0; f <= drawn.length; f++) {
      found.add(new Coverage());
    }
    for (int s = 0; s < samples; s++) {
      List<Answer> answers = new ArrayList<>();
      for (int h = 0; h < drawn.length; h++) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < strata.get(h).size(); i++) {
          order.add(i);
        }
        Collections.shuffle(order, random);
        for (int i : order.subList(0, drawn[h])) {
          answers.add(answer(strata.get(h).get(i), FIRST, yes.get(h)[i]));
        }
      }
      IndicatorResult result =
          Barometre.edition(TWICE)
              .indicator("oui")
              .population(frame)
              .disclosure(Disclosure.NONE)
              .sampling(plan)
              .weighting(PostStratification.on(Dimension.TYPE))
              .by(Dimension.TYPE)
              .answers(Answers.of(TWICE, answers))
              .compute();
      for (int h = 0; h < drawn.length; h++) {
        add(
            found.get(h),
            share(yes.get(h)),
            result.segment(Dimension.TYPE, Kind.values()[h].name()).observed());
      }
      add(found.get(drawn.length), all / size, result.adjusted());
    }
    return found;
  }

  private static void add(Coverage coverage, double truth, Estimate estimate) {
    coverage.add(
        truth,
        estimate.value().orElseThrow(),
        estimate.standardError().orElseThrow(),
        estimate.interval().orElseThrow());
  }
}
