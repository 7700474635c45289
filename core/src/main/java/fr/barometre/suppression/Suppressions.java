package fr.barometre.suppression;

import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import fr.barometre.suppression.TableCell.Form;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Which figures of one question are hidden: the suppression pattern of its linked tables.
 *
 * <p>It stands up to an attacker who knows the frame, the atom of every respondent, the weights and
 * all figures shown, and who solves the system: each count is unknown, between 0 and its base.
 *
 * <ul>
 *   <li>No sum shown, less the parts of it that one breakdown shows, is a sum over fewer
 *       collectivités than the rules allow.
 *   <li>For each hidden sum, other answers would have given everything that is shown and a hidden
 *       sum that differs by one answer; by half an answer if weighted figures are shown.
 * </ul>
 *
 * <p>Choices:
 *
 * <ul>
 *   <li>All indicators of a question are hidden alike, because their counts add up.
 *   <li>The observed and the adjusted form of a figure are both in the system: together they tell
 *       the answers inside OPSN territories from those outside.
 *   <li>Where everybody gives the same answer, a hidden part is protected only by hiding the total.
 *   <li>Where answers are numbers, one answer is as much as the distance from their mean to the
 *       nearer end of their range. Half of it is what a hidden sum must be uncertain by.
 * </ul>
 *
 * <p>Limits: figures of other requests are not taken into account, nor those of indicators that
 * concern other collectivités, nor standard errors, nor, under weights, that counts are whole. The
 * package description has a worked example.
 */
public final class Suppressions {

  private static final Suppressions NOTHING =
      new Suppressions(Disclosure.NONE, List.of(), List.of(), Map.of(), false);

  private final SensitivityRules rules;
  private final SuppressionFlags flags;
  private final List<CubeSample> samples;

  /** The total, once for each system of tables: roles are protected in a system of their own. */
  private final List<TableCell> totals;

  private final Map<Part, TableCell> parts;
  private final boolean weighted;

  /** A level of a breakdown. */
  private record Part(Dimension dimension, String level) {}

  private Suppressions(
      Disclosure disclosure,
      List<CubeSample> samples,
      List<TableCell> totals,
      Map<Part, TableCell> parts,
      boolean weighted) {
    this.rules = new SensitivityRules(disclosure);
    this.flags = new SuppressionFlags(disclosure);
    this.samples = samples;
    this.totals = totals;
    this.parts = parts;
    this.weighted = weighted;
  }

  /**
   * Decides what to hide of the indicators of one question.
   *
   * @param rules the rules
   * @param indicators the indicators, one or more, from cubes of the same dimensions
   * @param by the breakdowns to be shown
   * @return what is hidden
   */
  public static Suppressions of(
      Disclosure rules, List<ProtectedIndicator> indicators, List<Dimension> by) {
    if (new SensitivityRules(rules).hideNothing()) {
      return NOTHING;
    }
    List<TableCell> totals = new ArrayList<>();
    Map<Part, TableCell> parts = new HashMap<>();
    List<Dimension> ofTheFrame = by.stream().filter(d -> !d.equals(Dimension.ROLE)).toList();
    LinkedTables tables = tables(indicators, ofTheFrame, Domain.all(), parts);
    Suppressor.apply(rules, tables);
    totals.add(tables.total());
    if (by.contains(Dimension.ROLE)) {
      List<Dimension> byRole = List.of(Dimension.ROLE);
      LinkedTables roles = tables(indicators, byRole, Domain.all(), parts);
      Suppressor.apply(rules, roles);
      totals.add(roles.total());
    }
    if (totals.stream().anyMatch(total -> !total.isShown())) {
      parts.values().stream()
          .filter(part -> part.isShown() && part.atoms().length > 0)
          .forEach(part -> part.hide(SuppressionReason.REVEALING));
    }
    List<CubeSample> samples = indicators.stream().map(ProtectedIndicator::sample).toList();
    boolean weighted = indicators.stream().anyMatch(i -> i.weighted().isPresent());
    return new Suppressions(rules, samples, totals, parts, weighted);
  }

  /**
   * Decides what to hide of observed figures of some respondents, and of parts of these.
   *
   * @param rules the rules
   * @param samples the indicators of a question, from cubes of the same dimensions
   * @param domain the respondents
   * @param by the breakdowns of the domain
   * @return what is hidden; every adjusted figure is
   */
  public static Suppressions within(
      Disclosure rules, List<CubeSample> samples, Domain domain, List<Dimension> by) {
    if (new SensitivityRules(rules).hideNothing()) {
      return NOTHING;
    }
    List<ProtectedIndicator> observed =
        samples.stream().map(s -> new ProtectedIndicator(s, Optional.empty())).toList();
    Map<Part, TableCell> parts = new HashMap<>();
    LinkedTables tables = tables(observed, by, domain, parts);
    tables.total().hide(Form.OPSN_ADJUSTED, SuppressionReason.REVEALING);
    parts.values().forEach(p -> p.hide(Form.OPSN_ADJUSTED, SuppressionReason.REVEALING));
    Suppressor.apply(rules, tables);
    return new Suppressions(rules, samples, List.of(tables.total()), parts, false);
  }

  /** Builds linked tables, and notes which cell stands for which level. */
  private static LinkedTables tables(
      List<ProtectedIndicator> indicators,
      List<Dimension> by,
      Domain domain,
      Map<Part, TableCell> parts) {
    Tabulation tabulation = new Tabulation(indicators, by, domain);
    List<Map<String, BitSet>> levels = by.stream().map(tabulation::levels).toList();
    LinkedTables tables =
        tabulation.tables(levels.stream().map(map -> List.copyOf(map.values())).toList());
    for (int d = 0; d < by.size(); d++) {
      Iterator<TableCell> cells = tables.breakdowns().get(d).iterator();
      for (String level : levels.get(d).keySet()) {
        parts.put(new Part(by.get(d), level), cells.next());
      }
    }
    return tables;
  }

  /**
   * An observed figure of the total, if it may be shown.
   *
   * @param estimate the figure
   * @return the same, or a suppressed estimate
   */
  public Estimate observed(Estimate estimate) {
    return shown(() -> estimate, ofTotal(Form.OBSERVED));
  }

  /**
   * An adjusted figure of the total, if it may be shown.
   *
   * @param estimate the figure, under the weighting asked for, else adjusted to the OPSN share
   * @return the same, or a suppressed estimate
   */
  public Estimate adjusted(Estimate estimate) {
    return shown(() -> estimate, ofTotal(adjustedForm()));
  }

  private Form adjustedForm() {
    return weighted ? Form.WEIGHTED : Form.OPSN_ADJUSTED;
  }

  private Optional<SuppressionReason> ofTotal(Form form) {
    return totals.stream().flatMap(total -> total.reason(form).stream()).findFirst();
  }

  /**
   * What may be shown of the OPSN diagnosis of the total. How many respondents there are on each
   * side stays unless the total itself is hidden, and is 0 then; the figures inside and outside
   * OPSN territories stay only if nothing hidden follows from them.
   *
   * @param diagnosis the diagnosis
   * @return what of it may be shown
   */
  public OpsnDiagnosis diagnosis(OpsnDiagnosis diagnosis) {
    Optional<SuppressionReason> hidden = ofTotal(Form.OPSN_ADJUSTED);
    OpsnDiagnosis.Builder builder = OpsnDiagnosis.builder();
    builder.adjusted(shown(diagnosis::adjusted, hidden));
    if (ofTotal(Form.OBSERVED).isPresent()) {
      OpsnShare share = diagnosis.share();
      builder.share(new OpsnShare(share.frame(), share.frameInside(), 0, 0, 0));
    } else {
      builder.share(diagnosis.share());
      diagnosis.representation().ifPresent(builder::representation);
    }
    if (hidden.isEmpty()) {
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
   * @param estimate gives the figure; not called for a figure that is hidden
   * @return the figure, or a suppressed estimate
   */
  public Estimate observed(Dimension dimension, Level level, Supplier<Estimate> estimate) {
    return shown(estimate, ofPart(dimension, level, Form.OBSERVED));
  }

  /**
   * An adjusted figure of a part, if it may be shown.
   *
   * @param dimension the dimension of the breakdown
   * @param level the level
   * @param estimate gives the figure; not called for a figure that is hidden
   * @return the figure, or a suppressed estimate
   */
  public Estimate adjusted(Dimension dimension, Level level, Supplier<Estimate> estimate) {
    return shown(estimate, ofPart(dimension, level, adjustedForm()));
  }

  private Optional<SuppressionReason> ofPart(Dimension dimension, Level level, Form form) {
    return Optional.ofNullable(parts.get(new Part(dimension, level.code())))
        .flatMap(part -> part.reason(form));
  }

  private Estimate shown(Supplier<Estimate> estimate, Optional<SuppressionReason> hidden) {
    return hidden.map(reason -> Estimate.suppressed(reason, rules.fewest())).orElseGet(estimate);
  }

  /**
   * The flag SUPPRESSED, which tells a reader why a figure is not shown.
   *
   * @param observed the figure, as it is shown
   * @param adjusted its adjusted form, as it is shown
   * @return the flag; empty if both are shown
   */
  public Optional<Flag> flag(Estimate observed, Estimate adjusted) {
    return flags.of(observed, adjusted);
  }

  /**
   * The levels of a dimension that other figures must not tell apart, for instance how biased the
   * selection of respondents is.
   *
   * <p>In a breakdown that is asked for, these are the levels whose parts are hidden; their sum
   * follows from the rest. In a dimension that is not, these are the levels that could not be
   * shown, with as many of the smallest others as it takes. Of OPSN it is all levels if the
   * adjusted total is hidden.
   *
   * @param dimension a dimension of the cube
   * @return codes of the levels to take as one, two or more; none if each may be told by itself
   */
  public Set<String> together(Dimension dimension) {
    Set<String> found = new TreeSet<>();
    boolean opsn = dimension.equals(Dimension.OPSN);
    if (opsn && totals.stream().anyMatch(total -> !total.shows(Form.OPSN_ADJUSTED))) {
      samples.forEach(sample -> sample.levels(dimension).forEach(l -> found.add(l.code())));
      return found;
    }
    boolean asked = false;
    for (Map.Entry<Part, TableCell> part : parts.entrySet()) {
      if (part.getKey().dimension().equals(dimension)) {
        asked = true;
        if (!part.getValue().isShown()) {
          found.add(part.getKey().level());
        }
      }
    }
    if (!asked) {
      samples.forEach(sample -> found.addAll(LevelsToldTogether.of(rules, sample, dimension)));
    }
    return found;
  }

  @Override
  public String toString() {
    long hidden = parts.values().stream().filter(part -> !part.isShown()).count();
    return hidden + " of " + parts.size() + " parts hidden";
  }
}
