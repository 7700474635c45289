package fr.barometre.suppression;

import static java.util.Objects.requireNonNull;

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
import java.util.HashSet;
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
 *   <li>Breakdowns by what respondents are (role, another question, a column) are protected
 *       together with all others: first the tables of collectivités by themselves, then with what
 *       these hide all tables, whose atoms are groups of responses.
 *   <li>All indicators of a question are hidden alike, because their counts add up.
 *   <li>The observed and the adjusted form of a figure are both in the system: together they tell
 *       the answers inside OPSN territories from those outside.
 *   <li>Where everybody gives the same answer, a hidden part is protected only by hiding the total.
 *   <li>Where answers are numbers, one answer is as much as the distance from their mean to the
 *       nearer end of their range. Half of it is what a hidden sum must be uncertain by.
 * </ul>
 *
 * <p>Under a weighting, a sparse crossing whose margins are shown may cost many of their figures.
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

  /**
   * The total, once for each system of tables: that of the collectivités, and if figures are broken
   * down by what respondents are, that of their responses. A collectivité may have several of
   * these, so that collectivités cannot be counted in the second.
   */
  private final List<TableCell> totals;

  private final Map<Part, TableCell> parts;
  private final boolean weighted;

  /** A level of a breakdown by one dimension, or a combination of levels of a crossing. */
  private record Part(List<Dimension> dimensions, List<String> levels) {}

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
   * @param breakdowns the breakdowns to be shown, those by one dimension before the crossings; of a
   *     crossing, its dimensions
   * @return what is hidden
   */
  public static Suppressions of(
      Disclosure rules, List<ProtectedIndicator> indicators, List<List<Dimension>> breakdowns) {
    if (new SensitivityRules(rules).hideNothing()) {
      return NOTHING;
    }
    List<TableCell> totals = new ArrayList<>();
    Map<Part, TableCell> parts = new HashMap<>();
    Set<Dimension> ofResponses = new HashSet<>();
    indicators.forEach(
        i -> i.sample().tally().traits().forEach(trait -> ofResponses.addAll(trait.dimensions())));
    List<List<Dimension>> ofTheFrame =
        breakdowns.stream().filter(b -> b.stream().noneMatch(ofResponses::contains)).toList();
    LinkedTables tables = tables(indicators, ofTheFrame, Domain.all(), parts);
    Suppressor.apply(rules, tables);
    totals.add(tables.total());
    if (ofTheFrame.size() < breakdowns.size()) {
      Map<Part, TableCell> all = new HashMap<>();
      LinkedTables responses = tables(indicators, breakdowns, Domain.all(), all);
      parts.forEach((part, hidden) -> hideAlike(hidden, requireNonNull(all.get(part))));
      hideAlike(tables.total(), responses.total());
      Suppressor.apply(rules, responses);
      totals.add(responses.total());
      parts.putAll(all);
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
    LinkedTables tables = tables(observed, by.stream().map(List::of).toList(), domain, parts);
    tables.total().hide(Form.OPSN_ADJUSTED, SuppressionReason.REVEALING);
    parts.values().forEach(p -> p.hide(Form.OPSN_ADJUSTED, SuppressionReason.REVEALING));
    Suppressor.apply(rules, tables);
    return new Suppressions(rules, samples, List.of(tables.total()), parts, false);
  }

  /** Hides of a cell what is hidden of the same cell in other tables. */
  private static void hideAlike(TableCell hidden, TableCell same) {
    for (Form form : Form.values()) {
      hidden.reason(form).ifPresent(reason -> same.hide(form, reason));
    }
  }

  /** Builds linked tables, and notes which cell stands for which level. */
  private static LinkedTables tables(
      List<ProtectedIndicator> indicators,
      List<List<Dimension>> breakdowns,
      Domain domain,
      Map<Part, TableCell> parts) {
    List<Dimension> by = breakdowns.stream().flatMap(List::stream).distinct().toList();
    Tabulation tabulation = new Tabulation(indicators, by, domain);
    int plain = (int) breakdowns.stream().takeWhile(b -> b.size() == 1).count();
    List<Map<List<String>, BitSet>> levels = breakdowns.stream().map(tabulation::levels).toList();
    LinkedTables tables =
        tabulation.tables(levels.stream().map(map -> List.copyOf(map.values())).toList(), plain);
    for (int b = 0; b < breakdowns.size(); b++) {
      Iterator<TableCell> cells = tables.breakdowns().get(b).iterator();
      for (List<String> level : levels.get(b).keySet()) {
        parts.put(new Part(breakdowns.get(b), level), cells.next());
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
    return observed(List.of(dimension), List.of(level), estimate);
  }

  /**
   * An observed figure of a part, if it may be shown.
   *
   * @param breakdown the dimension of the breakdown, or those of a crossing
   * @param levels the level in each
   * @param estimate gives the figure; not called for a figure that is hidden
   * @return the figure, or a suppressed estimate
   */
  public Estimate observed(
      List<Dimension> breakdown, List<Level> levels, Supplier<Estimate> estimate) {
    return shown(estimate, ofPart(breakdown, levels, Form.OBSERVED));
  }

  /**
   * An adjusted figure of a part, if it may be shown.
   *
   * @param breakdown the dimension of the breakdown, or those of a crossing
   * @param levels the level in each
   * @param estimate gives the figure; not called for a figure that is hidden
   * @return the figure, or a suppressed estimate
   */
  public Estimate adjusted(
      List<Dimension> breakdown, List<Level> levels, Supplier<Estimate> estimate) {
    return shown(estimate, ofPart(breakdown, levels, adjustedForm()));
  }

  private Optional<SuppressionReason> ofPart(
      List<Dimension> breakdown, List<Level> levels, Form form) {
    List<String> codes = levels.stream().map(Level::code).toList();
    return Optional.ofNullable(parts.get(new Part(breakdown, codes)))
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
      if (part.getKey().dimensions().equals(List.of(dimension))) {
        asked = true;
        if (!part.getValue().isShown()) {
          found.addAll(part.getKey().levels());
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
