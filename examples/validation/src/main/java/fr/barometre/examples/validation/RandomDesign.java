package fr.barometre.examples.validation;

import fr.barometre.api.model.ReplicateMethod;
import fr.barometre.estimate.Auxiliaries;
import fr.barometre.estimate.LonelyStratum;
import fr.barometre.estimate.PopulationMargin;
import fr.barometre.estimate.SurveyDesign;
import fr.barometre.weighting.Distance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A random sample and its design: strata, clusters, population sizes, weights, variables. */
final class RandomDesign {

  /** How weights are adjusted, under the names that {@code designs.R} uses for it. */
  enum Adjustment {
    NONE,
    POST_STRATIFIED,
    RAKED,
    LINEAR,
    EXPONENTIAL,
    LOGIT,
    TRUNCATED,
    TRIMMED
  }

  private static final int MOST_STAGES = 3;
  private static final double LOWEST_FACTOR = 0.3;
  private static final double HIGHEST_FACTOR = 3;

  private final RandomGenerator random;
  private final int units;
  private final boolean stratified;
  private final boolean clustered;
  private final boolean finite;

  /** Whether clusters are numbered anew in each stratum. */
  private final boolean nested;

  /** Number of sampling stages; the second and third are drawn within finite clusters. */
  private final int stages;

  /** Whether the second and third stages are drawn within strata of the clusters. */
  private final boolean stratifiedWithin;

  /** R's option for strata of one cluster, and ours. */
  private final String lonelyInR;

  private final LonelyStratum lonely;
  private final Adjustment adjustment;

  /** Whether variances are over jackknife replicates of the weights. */
  private final boolean replicated;

  private final String[] strata;
  private final String[] clusters;
  private final double[] sizes;
  private final String[][] substrata = new String[MOST_STAGES - 1][];
  private final String[][] drawn = new String[MOST_STAGES - 1][];
  private final double[][] inPopulation = new double[MOST_STAGES - 1][];
  private final double[] weights;
  private final String[] a;
  private final String[] b;
  private final boolean[] domain;
  private final boolean[] holds;

  /** Whether each unit has a value of y. */
  private final boolean[] known;

  private final double[] x;
  private final double[] y;

  RandomDesign(long seed) {
    random = new SplittableRandom(seed);
    units = random.nextInt(8) == 0 ? random.nextInt(6, 20) : random.nextInt(20, 151);
    stratified = random.nextBoolean();
    clustered = random.nextBoolean();
    finite = random.nextBoolean();
    nested = stratified && clustered && random.nextBoolean();
    lonelyInR = List.of("adjust", "certainty", "remove").get(random.nextInt(3));
    lonely = lonelyInR.equals("adjust") ? LonelyStratum.CENTERED : LonelyStratum.CERTAINTY;
    adjustment = Adjustment.values()[random.nextInt(Adjustment.values().length)];
    strata = new String[units];
    clusters = new String[units];
    sizes = new double[units];
    weights = new double[units];
    a = new String[units];
    b = new String[units];
    domain = new boolean[units];
    holds = new boolean[units];
    known = new boolean[units];
    x = new double[units];
    y = new double[units];
    place();
    fill();
    stages = clustered && finite ? random.nextInt(1, MOST_STAGES + 1) : 1;
    stratifiedWithin = random.nextBoolean();
    drawWithin();
    replicated = random.nextBoolean() && stages == 1 && adjustment != Adjustment.TRIMMED;
  }

  /** For each unit, what the second and third stages drew; the last stage draws units. */
  private void drawWithin() {
    String[] from = clusters;
    for (int stage = 0; stage < MOST_STAGES - 1; stage++) {
      boolean last = stage == stages - 2;
      drawn[stage] = new String[units];
      for (int i = 0; i < units; i++) {
        drawn[stage][i] = last ? "u" + i : "v" + random.nextInt(3);
      }
      String[] all = within(from, drawn[stage]);
      substrata[stage] = substrata(all);
      inPopulation[stage] = sizes(within(from, substrata[stage]), drawn[stage]);
      from = all;
    }
  }

  /** For each unit, its stratum at a stage: the same for all that were drawn together. */
  private String[] substrata(String[] all) {
    Map<String, String> found = new TreeMap<>();
    for (String drawn : all) {
      found.computeIfAbsent(drawn, d -> "h" + random.nextInt(stratifiedWithin ? 2 : 1));
    }
    return Arrays.stream(all).map(found::get).toArray(String[]::new);
  }

  /** For each unit, the population size of its cluster: what was drawn there, and up to 4 more. */
  private double[] sizes(String[] from, String[] what) {
    Map<String, Set<String>> found = new TreeMap<>();
    for (int i = 0; i < units; i++) {
      found.computeIfAbsent(from[i], cluster -> new TreeSet<>()).add(what[i]);
    }
    Map<String, Integer> sizes = new TreeMap<>();
    found.forEach((cluster, all) -> sizes.put(cluster, all.size() + random.nextInt(5)));
    return Arrays.stream(from).mapToDouble(sizes::get).toArray();
  }

  private static String[] within(String[] from, String[] what) {
    String[] names = new String[from.length];
    Arrays.setAll(names, i -> from[i] + what[i]);
    return names;
  }

  private void place() {
    int count = stratified ? random.nextInt(2, 6) : 1;
    int[] beyond = random.ints(count, 0, 60).map(n -> n < 10 ? 0 : n).toArray(); // or a census
    int[] most = random.ints(count, stratified ? 1 : 2, 9).toArray();
    for (int i = 0; i < units; i++) {
      int stratum = random.nextInt(count);
      strata[i] = "s" + stratum;
      String cluster = "c" + random.nextInt(most[stratum]);
      clusters[i] = clustered ? (nested ? "" : strata[i]) + cluster : "u" + i;
    }
    for (int i = 0; i < units; i++) {
      String stratum = strata[i];
      long sampled =
          IntStream.range(0, units)
              .filter(k -> strata[k].equals(stratum))
              .mapToObj(k -> clusters[k])
              .distinct()
              .count();
      sizes[i] = sampled + beyond[Integer.parseInt(stratum.substring(1))];
    }
  }

  private void fill() {
    int kind = random.nextInt(8); // of weights
    boolean zeros = (adjustment == Adjustment.NONE) && random.nextInt(3) == 0;
    double unit = random.nextInt(5) == 0 ? 1e9 : 1;
    boolean rounded = random.nextBoolean();
    double noise = random.nextInt(12) == 0 ? 0 : 10;
    double share =
        random.nextInt(12) == 0 ? random.nextInt(2) * 3 - 1 : random.nextDouble(0.05, 0.95);
    double missing = random.nextInt(3) * 0.1;
    String left = "s" + random.nextInt(5);
    int most = random.nextInt(4);
    for (int i = 0; i < units; i++) {
      a[i] = "a" + random.nextInt(3);
      b[i] = "b" + random.nextInt(2);
      double weight = random.nextDouble(0.5, 6);
      weights[i] = unit * (kind < 2 ? 3 : kind < 4 ? Math.exp(weight) : weight);
      weights[i] *= zeros && random.nextInt(10) == 0 ? 0 : 1;
      x[i] = random.nextDouble(1, 20);
      double level = 2 * x[i] + (a[i].equals("a1") ? 15 : 0) + random.nextDouble(-10, 10);
      y[i] = noise == 0 ? 7 : rounded ? Math.rint(level / 5) : level;
      known[i] = random.nextDouble() >= missing;
      holds[i] = random.nextDouble() < share + (b[i].equals("b1") ? 0.04 : -0.04);
      // Any units, none of one stratum, none of one category, or a few.
      domain[i] =
          switch (most) {
            case 0 -> random.nextInt(3) > 0;
            case 1 -> !strata[i].equals(left);
            case 2 -> !a[i].equals("a2") && random.nextBoolean();
            default -> random.nextInt(8) == 0;
          };
    }
    domain[random.nextInt(units)] = true;
    weights[0] = Math.max(weights[0], unit);
  }

  int units() {
    return units;
  }

  /** The line of the design in {@code designs.csv}; {@code DesignsAgainstR} has the header. */
  String description() {
    return String.join(
        ",",
        String.valueOf(stratified),
        String.valueOf(clustered),
        String.valueOf(finite),
        String.valueOf(stages),
        String.valueOf(stratifiedWithin),
        lonelyInR,
        adjustment.toString(),
        String.valueOf(replicated),
        String.valueOf(nested));
  }

  /** The line of a unit in {@code units.csv}. */
  String unit(int i) {
    return String.join(
        ",",
        strata[i],
        clusters[i],
        String.valueOf(sizes[i]),
        substrata[0][i],
        drawn[0][i],
        String.valueOf(inPopulation[0][i]),
        substrata[1][i],
        drawn[1][i],
        String.valueOf(inPopulation[1][i]),
        String.valueOf(weights[i]),
        a[i],
        b[i],
        String.valueOf(domain[i]),
        String.valueOf(holds[i]),
        String.valueOf(x[i]),
        String.valueOf(y[i]),
        String.valueOf(known[i]));
  }

  /** Population totals of the variables a, b and x. */
  Map<String, Double> totals() {
    RandomGenerator known = new SplittableRandom(units);
    Map<String, Double> ofA = sums(a);
    ofA.replaceAll((level, sum) -> sum * known.nextDouble(0.8, 1.25));
    Map<String, Double> ofB = sums(b);
    ofB.replaceAll((level, sum) -> sum * known.nextDouble(0.8, 1.25));
    double all = ofA.values().stream().mapToDouble(Double::doubleValue).sum();
    double other = ofB.values().stream().mapToDouble(Double::doubleValue).sum();
    ofB.replaceAll((level, sum) -> sum * all / other);
    double mean = 0;
    for (int i = 0; i < units; i++) {
      mean += weights[i] * x[i] / Arrays.stream(weights).sum();
    }
    Map<String, Double> totals = new TreeMap<>(ofA);
    totals.putAll(ofB);
    totals.put("x", mean * all * known.nextDouble(0.93, 1.08));
    return totals;
  }

  private Map<String, Double> sums(String[] category) {
    Map<String, Double> sums = new TreeMap<>();
    for (int i = 0; i < units; i++) {
      sums.merge(category[i], weights[i], Double::sum);
    }
    return sums;
  }

  /**
   * The design with its adjusted weights.
   *
   * @throws IllegalArgumentException if the totals cannot be met, in a replicate perhaps
   */
  SurveyDesign design() {
    SurveyDesign design = SurveyDesign.of(weights).withLonelyStrata(lonely);
    design = clustered && !nested ? design.withClusters(clusters) : design;
    design = stratified ? design.withStrata(strata) : design;
    design = nested ? design.withClustersWithinStrata(clusters) : design;
    design = finite ? design.withPopulationSizes(sizes) : design;
    for (int stage = 0; stage < stages - 1; stage++) {
      design =
          stratifiedWithin
              ? design.withNextStage(substrata[stage], drawn[stage], inPopulation[stage])
              : design.withNextStage(drawn[stage], inPopulation[stage]);
    }
    if (replicated) {
      design = design.replicated(stratified ? ReplicateMethod.jkn() : ReplicateMethod.jk1());
    }
    return adjusted(design);
  }

  private SurveyDesign adjusted(SurveyDesign design) {
    double mean = Arrays.stream(weights).average().orElseThrow();
    return switch (adjustment) {
      case NONE -> design;
      case POST_STRATIFIED -> design.postStratified(a, of("a"));
      case RAKED ->
          design.raked(
              new PopulationMargin("a", a, of("a")), new PopulationMargin("b", b, of("b")));
      case LINEAR -> design.calibrated(auxiliaries(), Distance.linear());
      case EXPONENTIAL -> design.calibrated(auxiliaries(), Distance.raking());
      case LOGIT -> design.calibrated(auxiliaries(), Distance.logit(LOWEST_FACTOR, HIGHEST_FACTOR));
      case TRUNCATED ->
          design.calibrated(auxiliaries(), Distance.truncatedLinear(LOWEST_FACTOR, HIGHEST_FACTOR));
      case TRIMMED -> design.trimmed(mean / 2, 3 * mean / 2);
    };
  }

  private Auxiliaries auxiliaries() {
    return Auxiliaries.ofUnits(units)
        .withCategories("a", a, of("a"))
        .withNumbers("x", x, totals().get("x"));
  }

  private Map<String, Double> of(String variable) {
    Map<String, Double> totals = totals();
    totals.keySet().removeIf(level -> !level.matches(variable + "\\d"));
    return totals;
  }

  boolean isAdjusted() {
    return adjustment != Adjustment.NONE && adjustment != Adjustment.TRIMMED;
  }

  String[] a() {
    return a;
  }

  String[] b() {
    return b;
  }

  boolean[] domain() {
    return domain;
  }

  boolean[] holds() {
    return holds;
  }

  boolean[] known() {
    return known;
  }

  double[] x() {
    return x;
  }

  double[] y() {
    return y;
  }
}
