package fr.barometre.disclosure;

import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.estimate.CellColumns;
import fr.barometre.estimate.CubeSample;
import fr.barometre.estimate.Domain;
import fr.barometre.tally.CellLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What is hidden among the figures of the indicators of one question.
 *
 * <p>The attacker that this stands up to knows the frame, the cell of every respondent, the weights
 * and all that is shown, and solves the system: sums shown over the cells, each unknown between 0
 * and its base. What is hidden is such that
 *
 * <ul>
 *   <li>no sum shown, less the parts of it that are shown, leaves fewer collectivités than the
 *       rules allow;
 *   <li>for each hidden sum, other answers would have given all that is shown, and a sum that is
 *       one answer off; half an answer, where a weighting is in what is shown.
 * </ul>
 *
 * <p>Where answers are numbers, one answer is as much as their mean is from the nearer end of their
 * range, and half of it is what another sum is off at least.
 *
 * <p>Observed and adjusted figures are both in the system: together they tell the answers inside
 * OPSN territories from those outside. The indicators of a question are hidden alike, since their
 * counts add up. Where everybody gives the same answer, only hiding the whole protects a hidden
 * part. A figure that is made of what is said at the levels of dimensions, as the bias that the
 * frame cannot explain is, takes those as one that are not shown, or could not be. Not looked at:
 * figures of other requests, or of indicators that concern other collectivités; standard errors;
 * and that counts are whole numbers.
 */
public final class Suppressions {

  private static final Suppressions NOTHING =
      new Suppressions(Disclosure.NONE, List.of(), List.of(), Map.of(), false);

  private final Disclosure rules;
  private final List<CubeSample> samples;
  private final List<Figure> wholes;
  private final Map<Part, Figure> parts;
  private final boolean weighted;

  private record Part(Dimension dimension, String level) {}

  private Suppressions(
      Disclosure rules,
      List<CubeSample> samples,
      List<Figure> wholes,
      Map<Part, Figure> parts,
      boolean weighted) {
    this.rules = rules;
    this.samples = samples;
    this.wholes = wholes;
    this.parts = parts;
    this.weighted = weighted;
  }

  /**
   * What the rules hide of the indicators of a question.
   *
   * @param rules the rules
   * @param indicators the indicators, one or more, in cells of the same dimensions
   * @param by the breakdowns to be shown
   * @return what is hidden
   */
  public static Suppressions of(Disclosure rules, List<Measured> indicators, List<Dimension> by) {
    if (!rules.hides()) {
      return NOTHING;
    }
    boolean weighted = indicators.stream().anyMatch(i -> i.weighted().isPresent());
    List<Figure> wholes = new ArrayList<>();
    Map<Part, Figure> parts = new HashMap<>();
    List<Dimension> ofTheFrame = by.stream().filter(d -> !d.equals(Dimension.ROLE)).toList();
    Tabulation cells = new Tabulation(indicators, ofTheFrame, Domain.all());
    wholes.add(suppress(rules, cells.table(figures(cells, ofTheFrame, parts))));
    if (by.contains(Dimension.ROLE)) {
      List<Dimension> byRole = List.of(Dimension.ROLE);
      Tabulation roles = new Tabulation(indicators, byRole, Domain.all());
      wholes.add(suppress(rules, roles.table(figures(roles, byRole, parts))));
    }
    if (wholes.stream().anyMatch(w -> !w.shown())) {
      parts.values().stream()
          .filter(part -> part.shown() && !part.atoms().isEmpty())
          .forEach(part -> part.hide(SuppressionReason.REVEALING));
    }
    List<CubeSample> samples = indicators.stream().map(Measured::sample).toList();
    return new Suppressions(rules, samples, wholes, parts, weighted);
  }

  /**
   * What the rules hide of observed figures of a domain, and of parts of it.
   *
   * @param rules the rules
   * @param samples the indicators of a question, in cells of the same dimensions
   * @param domain what is parted
   * @param by the breakdowns of the domain
   * @return what is hidden; every adjusted figure is
   */
  public static Suppressions within(
      Disclosure rules, List<CubeSample> samples, Domain domain, List<Dimension> by) {
    if (!rules.hides()) {
      return NOTHING;
    }
    List<Measured> observed = samples.stream().map(s -> new Measured(s, Optional.empty())).toList();
    Tabulation cells = new Tabulation(observed, by, domain);
    Map<Part, Figure> parts = new HashMap<>();
    Table table = cells.table(figures(cells, by, parts));
    table.whole().hideAdjusted(SuppressionReason.REVEALING);
    parts.values().forEach(part -> part.hideAdjusted(SuppressionReason.REVEALING));
    return new Suppressions(rules, samples, List.of(suppress(rules, table)), parts, false);
  }

  private static List<List<Figure>> figures(
      Tabulation cells, List<Dimension> by, Map<Part, Figure> parts) {
    List<List<Figure>> breakdowns = new ArrayList<>();
    for (Dimension dimension : by) {
      List<Figure> levels = new ArrayList<>();
      cells
          .levels(dimension)
          .forEach(
              (level, atoms) -> {
                Figure figure = new Figure(atoms);
                levels.add(figure);
                parts.put(new Part(dimension, level), figure);
              });
      breakdowns.add(levels);
    }
    return breakdowns;
  }

  private static Figure suppress(Disclosure rules, Table table) {
    Suppressor.apply(rules, table);
    return table.whole();
  }

  /**
   * An observed figure of the whole, if it may be shown.
   *
   * @param estimate the figure
   * @return the same, or a suppressed estimate
   */
  public Estimate observed(Estimate estimate) {
    return shown(estimate, first(wholes, Figure::reason));
  }

  /**
   * An adjusted figure of the whole, if it may be shown.
   *
   * @param estimate the figure
   * @return the same, or a suppressed estimate
   */
  public Estimate adjusted(Estimate estimate) {
    return weighted
        ? shown(estimate, first(wholes, Figure::weightedReason))
        : broughtToOpsn(estimate);
  }

  /**
   * A figure of the whole adjusted to the frame's OPSN share, if it may be shown.
   *
   * @param estimate the figure
   * @return the same, or a suppressed estimate
   */
  public Estimate broughtToOpsn(Estimate estimate) {
    return shown(estimate, first(wholes, Figure::adjustedReason));
  }

  /**
   * What may be shown of the OPSN diagnosis of the whole: its counts of respondents stay, figures
   * inside and outside OPSN territories only if nothing follows from them.
   *
   * @param diagnosis the diagnosis
   * @return what of it may be shown
   */
  public OpsnDiagnosis diagnosis(OpsnDiagnosis diagnosis) {
    Estimate adjusted = broughtToOpsn(diagnosis.adjusted());
    OpsnDiagnosis.Builder builder = OpsnDiagnosis.builder();
    builder.share(diagnosis.share()).adjusted(adjusted);
    diagnosis.representation().ifPresent(builder::representation);
    if (wholes.stream().allMatch(Figure::adjusted)) {
      diagnosis.shift().ifPresent(builder::shift);
      diagnosis.effect().ifPresent(builder::effect);
      builder.tipping(diagnosis.tipping());
    }
    return builder.build();
  }

  /**
   * An observed figure of a part, if it may be shown.
   *
   * @param dimension the dimension of the breakdown
   * @param level the level
   * @param estimate gives the figure; not asked for one that is hidden
   * @return it, or a suppressed estimate
   */
  public Estimate observed(Dimension dimension, Level level, Supplier<Estimate> estimate) {
    return shown(estimate, part(dimension, level).flatMap(Figure::reason));
  }

  /**
   * An adjusted figure of a part, if it may be shown.
   *
   * @param dimension the dimension of the breakdown
   * @param level the level
   * @param estimate gives the figure; not asked for one that is hidden
   * @return it, or a suppressed estimate
   */
  public Estimate adjusted(Dimension dimension, Level level, Supplier<Estimate> estimate) {
    Optional<Figure> part = part(dimension, level);
    return shown(
        estimate, part.flatMap(weighted ? Figure::weightedReason : Figure::adjustedReason));
  }

  /**
   * The levels of a dimension that a figure may be made of together only. Of a breakdown that is
   * asked for they are those whose parts are hidden: their sum follows from the rest. Of another
   * they are those that could not be shown, with as many of the next smallest as it takes.
   *
   * @param dimension a dimension of the cells
   * @return codes of levels, two or more; none if each may be told by itself
   */
  public Set<String> together(Dimension dimension) {
    Set<String> found = new TreeSet<>();
    boolean sides = dimension.equals(Dimension.OPSN);
    if (sides && wholes.stream().anyMatch(whole -> !whole.adjusted())) {
      samples.forEach(sample -> sample.levels(dimension).forEach(l -> found.add(l.code())));
      return found;
    }
    boolean asked = false;
    for (Map.Entry<Part, Figure> part : parts.entrySet()) {
      if (part.getKey().dimension().equals(dimension)) {
        asked = true;
        if (!part.getValue().shown()) {
          found.add(part.getKey().level());
        }
      }
    }
    if (!asked) {
      samples.forEach(sample -> found.addAll(together(sample, dimension)));
    }
    return found;
  }

  private Set<String> together(CubeSample sample, Dimension dimension) {
    CellLevels levels = sample.cellLevels(dimension);
    CellColumns figures = sample.figures(Optional.empty());
    Measure.Sum[] sums = new Measure.Sum[levels.levels().size()];
    Arrays.fill(sums, Measure.NOTHING);
    for (int k = 0; k < figures.length(); k++) {
      sums[levels.of(k)] = sums[levels.of(k)].plus(Measure.at(figures, k));
    }
    List<Integer> smallestFirst =
        IntStream.range(0, sums.length)
            .boxed()
            .filter(level -> sums[level].clusters() > 0)
            .sorted(
                Comparator.comparing((Integer level) -> rules.judge(sums[level]).isEmpty())
                    .thenComparing(level -> sums[level].clusters())
                    .thenComparing(level -> level))
            .toList();
    Set<String> found = new TreeSet<>();
    Measure.Sum all = Measure.NOTHING;
    for (int level : smallestFirst) {
      if (rules.judge(sums[level]).isEmpty() && rules.judge(all).isEmpty()) {
        break;
      }
      all = all.plus(sums[level]);
      found.add(levels.levels().get(level).code());
    }
    return found;
  }

  private Optional<Figure> part(Dimension dimension, Level level) {
    return Optional.ofNullable(parts.get(new Part(dimension, level.code())));
  }

  private static Optional<SuppressionReason> first(
      List<Figure> figures, Function<Figure, Optional<SuppressionReason>> reason) {
    return figures.stream().map(reason).flatMap(Optional::stream).findFirst();
  }

  private Estimate shown(Estimate estimate, Optional<SuppressionReason> hidden) {
    return shown(() -> estimate, hidden);
  }

  private Estimate shown(Supplier<Estimate> estimate, Optional<SuppressionReason> hidden) {
    return hidden.map(reason -> Estimate.suppressed(reason, rules.fewest())).orElseGet(estimate);
  }

  @Override
  public String toString() {
    long hidden = parts.values().stream().filter(part -> !part.shown()).count();
    return hidden + " of " + parts.size() + " parts hidden";
  }
}
