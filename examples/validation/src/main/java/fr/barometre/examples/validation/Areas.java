package fr.barometre.examples.validation;

import fr.barometre.Barometre;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How far modelled figures of départements are from the truth, beside direct figures and the
 * national one for all, where answers come from another model than the fitted one. Every survey has
 * answers of its own: effects, answers and respondents are drawn anew. Large collectivités, and
 * those with an OPSN, respond more often.
 */
public final class Areas {

  private static final int[] SIZES = {388, 629, 2_100, 3_117};
  private static final int SURVEYS = 40;
  private static final long SEED = 2025;

  /** Paris, Alsace and the régions are of 1 to 17 collectivités: no figure is near there. */
  private static final double FEWEST_MEMBERS = 20;

  static final Population FRAME = Population.collectivites2025().withOpsn(OpsnCoverage.anct());
  private static final List<Collectivite> ALL = FRAME.collectivites();
  static final String QUESTION = Edition2025.LOGICIELS_LIBRES.question();

  /** The model behind the logit of a collectivité's answer. */
  enum Truth {
    /** Size counts by its logarithm; régions and départements have normal effects. */
    SMOOTH("size by its logarithm, normal effects"),
    /** Effects of départements are Student's with 2 degrees of freedom. */
    HEAVY("heavy-tailed effects of départements"),
    /** Size counts more in some régions than in others. */
    INTERACTION("size counts unequally by région"),
    /** Half of the départements help communes under 1,000 inhabitants, which the frame ignores. */
    PROGRAMME("départements help their small communes, or not"),
    /** Half of the intercommunalités have something that the frame does not know. */
    LACKING("a trait of the EPCI that the model lacks");

    private final String title;

    Truth(String title) {
      this.title = title;
    }
  }

  private Areas() {}

  /** Sums over surveys of one line. */
  static final class Sums {
    private int surveys;
    private double direct;
    private int directs;
    private double national;
    private double modelled;
    private int areas;
    private int compared;
    private int covered;
    private int empty;
    private int emptyCovered;
    private int strained;
    private double widths;

    double ratio() {
      return Math.sqrt(modelled / compared)
          / Math.min(Math.sqrt(direct / directs), Math.sqrt(national / compared));
    }

    double coverage() {
      return (double) covered / areas;
    }

    double strain() {
      return (double) strained / surveys;
    }

    private static String points(double sum, int n) {
      return n == 0 ? "–" : String.format(Locale.ROOT, "%.1f", 100 * Math.sqrt(sum / n));
    }

    private static String percent(int some, int n) {
      return n == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * some / n);
    }

    String cells() {
      return String.join(
          " | ",
          points(direct, directs),
          points(national, compared),
          points(modelled, compared),
          String.format(Locale.ROOT, "%.2f", ratio()),
          percent(covered, areas),
          percent(emptyCovered, empty),
          String.format(Locale.ROOT, "%.1f", 100 * widths / compared),
          percent(strained, surveys));
    }
  }

  /**
   * Prints the table in Markdown.
   *
   * @param arguments number of surveys for each line; 40 unless given
   */
  public static void main(String[] arguments) {
    int surveys = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SURVEYS;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(
        "| answers | n | direct | national | modelled | ratio | 95 % covers | without answers |"
            + " mean width | MODEL_STRAINED |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (Truth truth : Truth.values()) {
      for (int size : SIZES) {
        out.printf(
            Locale.ROOT,
            "| %s | %,d | %s |%n",
            truth.title,
            size,
            line(truth, size, surveys).cells());
      }
    }
  }

  static Sums line(Truth truth, int size, int surveys) {
    Sums sums = new Sums();
    for (int i = 0; i < surveys; i++) {
      survey(truth, size, new Random(SEED + 1_000_003L * size + i), sums);
    }
    return sums;
  }

  private static void survey(Truth truth, int size, Random random, Sums sums) {
    boolean[] yes = answers(truth, random);
    List<Integer> who = respondents(size, random);
    List<Answer> given = new ArrayList<>();
    Map<String, double[]> own = new HashMap<>();
    for (int i : who) {
      Respondent.Builder respondent = Respondent.builder().id("synthetic-" + i);
      respondent.collectivite(ALL.get(i).ref());
      given.add(Answer.of(respondent.build(), QUESTION, yes[i] ? "OUI" : "NON"));
      count(own, ALL.get(i), yes[i]);
    }
    Map<String, double[]> truths = new HashMap<>();
    for (int i = 0; i < yes.length; i++) {
      count(truths, ALL.get(i), yes[i]);
    }
    ModelledResult result =
        Barometre.indicator(Edition2025.LOGICIELS_LIBRES)
            .population(FRAME)
            .answers(Answers.of(Edition2025.QUESTIONNAIRE, given))
            .modelled(Dimension.DEPARTEMENT);
    double national = result.national().value().orElseThrow();
    sums.surveys++;
    sums.strained += result.flag(FlagCode.MODEL_STRAINED).isPresent() ? 1 : 0;
    for (ModelledArea area : result.areas()) {
      double[] counts = truths.get(area.level().code());
      double share = counts[1] / counts[0];
      double[] said = own.getOrDefault(area.level().code(), new double[2]);
      boolean covers = area.interval().lower() <= share && share <= area.interval().upper();
      sums.areas++;
      sums.covered += covers ? 1 : 0;
      if (said[0] == 0) {
        sums.empty++;
        sums.emptyCovered += covers ? 1 : 0;
      }
      if (counts[0] < FEWEST_MEMBERS) {
        continue;
      }
      sums.compared++;
      sums.national += square(national - share);
      sums.modelled += square(area.share() - share);
      sums.widths += area.interval().width();
      if (said[0] > 0) {
        sums.directs++;
        sums.direct += square(said[1] / said[0] - share);
      }
    }
  }

  /** Large collectivités, and those with an OPSN, respond more often. */
  static List<Integer> respondents(int size, Random random) {
    double[] times = new double[ALL.size()];
    for (int i = 0; i < times.length; i++) {
      Collectivite c = ALL.get(i);
      double keenness = (inside(c) ? 2 : 1) * Math.pow(Math.max(50, c.population()), 0.3);
      times[i] = -Math.log(1 - random.nextDouble()) / keenness;
    }
    return IntStream.range(0, times.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> times[i]))
        .limit(size)
        .toList();
  }

  private static double square(double x) {
    return x * x;
  }

  private static void count(Map<String, double[]> counts, Collectivite who, boolean yes) {
    double[] of =
        counts.computeIfAbsent(FRAME.level(Dimension.DEPARTEMENT, who).code(), d -> new double[2]);
    of[0]++;
    of[1] += yes ? 1 : 0;
  }

  private static boolean inside(Collectivite collectivite) {
    return FRAME.level(Dimension.OPSN, collectivite).code().equals(OpsnStatus.INSIDE.name());
  }

  static boolean[] answers(Truth truth, Random random) {
    Map<String, Double> regions = new HashMap<>();
    Map<String, Double> slopes = new HashMap<>();
    Map<String, Double> departements = new HashMap<>();
    Map<String, Double> traits = new HashMap<>();
    boolean[] yes = new boolean[ALL.size()];
    for (int i = 0; i < yes.length; i++) {
      Collectivite c = ALL.get(i);
      String region = FRAME.level(Dimension.REGION, c).code();
      String departement = FRAME.level(Dimension.DEPARTEMENT, c).code();
      double size = Math.log(Math.max(50, c.population()) / 600.0);
      double logit = -0.8 + (inside(c) ? 0.4 : 0);
      logit += regions.computeIfAbsent(region, r -> 0.5 * random.nextGaussian());
      double slope =
          truth == Truth.INTERACTION
              ? slopes.computeIfAbsent(region, r -> 0.4 * random.nextGaussian())
              : 0;
      logit += (0.4 + slope) * size;
      logit +=
          departements.computeIfAbsent(
              departement,
              d -> truth == Truth.HEAVY ? 0.4 * student(random) : 0.5 * random.nextGaussian());
      if (truth == Truth.PROGRAMME && c.population() < 1_000) {
        logit += traits.computeIfAbsent(departement, d -> random.nextBoolean() ? 1.0 : -1.0);
      }
      if (truth == Truth.LACKING) {
        logit +=
            traits.computeIfAbsent(
                c.epci().orElse(c.ref().toString()), e -> random.nextBoolean() ? 1.0 : -1.0);
      }
      yes[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit));
    }
    return yes;
  }

  /** Student's law with two degrees of freedom, as a normal variable over a root of a χ². */
  private static double student(Random random) {
    return random.nextGaussian() / Math.sqrt(-Math.log(1 - random.nextDouble()));
  }
}
