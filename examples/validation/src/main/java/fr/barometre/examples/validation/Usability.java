package fr.barometre.examples.validation;

import fr.barometre.Barometre;
import fr.barometre.ComparisonQuery;
import fr.barometre.EditionQuery;
import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.examples.synthetic.Synthetic;
import fr.barometre.population.Population;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Prints how many figures of an edition can be used: estimated, not hidden, without a flag of
 * severity {@link Severity#SEVERE}.
 */
public final class Usability {

  private static final long SEED = 2025;
  private static final int[] SIZES = {388, 629, 2_100, 3_117};
  private static final int COMPARED = 300;
  private static final int MANY = 15;
  private static final List<Dimension> DIMENSIONS =
      List.of(
          Dimension.OPSN,
          Dimension.TYPE,
          Dimension.POPULATION_BAND,
          Dimension.POPULATION_STRATUM,
          Dimension.REGION,
          Dimension.DEPARTEMENT);

  private final PrintStream out;
  private final Population frame = Population.collectivites2025();

  private Usability(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints two tables in Markdown: breakdowns, then peers.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    new Usability(new PrintStream(System.out, true, StandardCharsets.UTF_8)).print();
  }

  private void print() {
    Map<String, EditionQuery> surveys = new LinkedHashMap<>();
    Questionnaire edition = Edition2025.QUESTIONNAIRE;
    Answers published = Synthetic.survey(edition, frame, SEED);
    for (Wave wave : edition.waves()) {
      surveys.put(
          "edition, wave " + wave.code(), Barometre.edition(edition).answers(published).in(wave));
    }
    Questionnaire atOnce = inOneWave(edition);
    for (int size : SIZES) {
      surveys.put(String.format(Locale.ROOT, "all questions, n = %,d", size), asked(atOnce, size));
    }
    out.println(
        "| survey | by | headlines kept | respondents in a level with a usable figure, observed |"
            + " adjusted | collectivités of the frame in such a level, adjusted |");
    out.println("|---|---|---:|---:|---:|---:|");
    surveys.forEach((name, query) -> DIMENSIONS.forEach(by -> line(name, query, by)));
    out.println();
    out.println(
        "| survey | collectivités with 15 usable figures of peers or more, of "
            + COMPARED
            + " drawn | usable figures |");
    out.println("|---|---:|---:|");
    peers("edition", Barometre.compare(frame.collectivites().get(0).ref()).answers(published));
    for (int size : SIZES) {
      peers(
          String.format(Locale.ROOT, "all questions, n = %,d", size),
          Barometre.compare(frame.collectivites().get(0).ref())
              .answers(Synthetic.survey(atOnce, frame, SEED, Map.of("1", size))));
    }
  }

  private EditionQuery asked(Questionnaire atOnce, int size) {
    return Barometre.edition(atOnce)
        .answers(Synthetic.survey(atOnce, frame, SEED, Map.of("1", size)));
  }

  private static Questionnaire inOneWave(Questionnaire edition) {
    Questionnaire.Builder builder = Questionnaire.builder();
    return builder
        .from(edition)
        .waves(
            List.of(
                new Wave(
                    "1",
                    Label.of("vague unique", "single wave"),
                    edition.themes().stream().map(Theme::code).toList())))
        .build();
  }

  private void line(String name, EditionQuery query, Dimension by) {
    BarometreReport whole = query.population(frame).compute();
    BarometreReport parts = query.population(frame).by(by).compute();
    Map<String, Long> members = new HashMap<>();
    frame.collectivites().forEach(c -> members.merge(frame.level(by, c).code(), 1L, Long::sum));
    long before =
        whole.indicators().stream().filter(r -> isUsable(r.adjusted(), r.flags())).count();
    long after = parts.indicators().stream().filter(r -> isUsable(r.adjusted(), r.flags())).count();
    double respondents = 0;
    double observed = 0;
    double adjusted = 0;
    double covered = 0;
    List<IndicatorResult> asked =
        parts.indicators().stream().filter(r -> r.observed().base().orElse(0) > 0).toList();
    for (IndicatorResult result : asked) {
      respondents += result.observed().base().orElse(0);
      for (Segment part : result.segments()) {
        long base = part.observed().base().orElse(0);
        observed += isUsable(part.observed(), part.flags()) ? base : 0;
        if (isUsable(part.adjusted(), part.flags())) {
          adjusted += base;
          covered += count(members, part);
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "| %s | %s | %d of %d | %.0f %% | %.0f %% | %.0f %% |%n",
        name,
        by.code(),
        after,
        before,
        100 * observed / respondents,
        100 * adjusted / respondents,
        100 * covered / asked.size() / frame.collectivites().size());
  }

  private static long count(Map<String, Long> members, Segment part) {
    return members.entrySet().stream()
        .filter(level -> part.covers(level.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private void peers(String name, ComparisonQuery query) {
    Random random = new Random(SEED);
    int helped = 0;
    long usable = 0;
    long all = 0;
    for (int i = 0; i < COMPARED; i++) {
      Collectivite drawn = frame.collectivites().get(random.nextInt(frame.collectivites().size()));
      List<PeerFigure> figures = query.population(frame).of(drawn.ref()).compute().figures();
      long good = figures.stream().filter(f -> isUsable(f.peers(), f.flags())).count();
      helped += good >= MANY ? 1 : 0;
      usable += good;
      all += figures.size();
    }
    out.printf(Locale.ROOT, "| %s | %d | %d of %d |%n", name, helped, usable, all);
  }

  private static boolean isUsable(Estimate figure, List<Flag> flags) {
    return figure.status() == EstimateStatus.ESTIMATED
        && flags.stream().noneMatch(flag -> flag.severity() == Severity.SEVERE);
  }
}
