package fr.barometre.suppression;

import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.recoding.JoinedLevels;
import fr.barometre.sample.CubeSample;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Which levels of one request are joined, and which of its figures are hidden.
 *
 * <p>It stands up to an attacker who knows the frame, who answered, and all figures shown, and who
 * adds and subtracts them: no combination of observed figures is a sum over fewer collectivités
 * than the rules allow, over all breakdowns, crossings, roles and the two sides of OPSN together.
 *
 * <p>Choices:
 *
 * <ul>
 *   <li>Only counts decide, so that the pattern tells no answer. Levels are joined by the
 *       collectivités that answered the question, so that tables of one wave line up; figures are
 *       hidden by those in the base.
 *   <li>Breakdowns by what respondents are (role, another question, a column) are protected
 *       together with all others; their levels are not joined.
 *   <li>All indicators of a question are hidden alike, because their counts add up; those that
 *       count it in another way than the first, or are about other types, may be hidden besides:
 *       see {@link CountingWays} and {@link Audiences}.
 *   <li>An adjusted figure is hidden with its observed form, and where both together would tell the
 *       answers of a few: see {@link WeightGroups}. Where OPSN cannot be adjusted for, a range or
 *       figure that follows from those inside is hidden unless these may be shown.
 * </ul>
 *
 * <p>Under several OPSN lists, what is shown under each is protected together with the others.
 *
 * <p>Limit: figures of other requests are not taken into account. The package description has a
 * worked example.
 */
public final class Suppressions {

  private final Decision decision;
  private final Decision.UnderList underList;

  /** The figures hidden of this indicator. */
  private final HiddenOfIndicator own;

  private Suppressions(Decision decision, Decision.UnderList underList, HiddenOfIndicator own) {
    this.decision = decision;
    this.underList = underList;
    this.own = own;
  }

  /** Patterns and joined levels of one request: indicators with the same respondents share them. */
  public static final class Patterns {
    private final Map<Object, DecisionMaker.Observed> known = new ConcurrentHashMap<>();
    private final Map<Object, JoinedLevels> joined = new ConcurrentHashMap<>();
    private final Map<Object, AdjustedFigures> adjusted = new ConcurrentHashMap<>();

    /** No pattern yet. */
    public Patterns() {}

    DecisionMaker.Observed observed(Object key, Supplier<DecisionMaker.Observed> made) {
      return known.computeIfAbsent(key, k -> made.get());
    }

    JoinedLevels joined(Object key, Supplier<JoinedLevels> made) {
      return joined.computeIfAbsent(key, k -> made.get());
    }

    AdjustedFigures adjusted(Object key, Supplier<AdjustedFigures> made) {
      return adjusted.computeIfAbsent(key, k -> made.get());
    }
  }

  /**
   * The types that an indicator of a question is about, with those of others that share some: such
   * indicators are decided together.
   *
   * @param indicator the indicator
   * @param others the indicators of the question
   * @return the types, in their order
   */
  public static Set<CollectiviteType> typesTogether(
      IndicatorDefinition indicator, Collection<IndicatorDefinition> others) {
    return Audiences.together(indicator, others);
  }

  /**
   * Decides what to join and to hide of the indicators of one question.
   *
   * @param rules the rules
   * @param indicators the indicators, one or more, from cubes of the same dimensions
   * @param breakdowns the breakdowns to be shown, those by one dimension before the crossings; of a
   *     crossing, its dimensions
   * @param byHand by dimension, what its levels are joined into in place of the rule, by their
   *     codes
   * @param patterns what was decided for other questions of the request
   * @return what is joined and hidden
   */
  public static Suppressions of(
      Disclosure rules,
      List<ProtectedIndicator> indicators,
      List<List<Dimension>> breakdowns,
      Map<Dimension, Map<String, Level>> byHand,
      Patterns patterns) {
    List<CubeSample> samples = indicators.stream().map(ProtectedIndicator::sample).toList();
    return of(rules, List.of(indicators), samples, breakdowns, byHand, patterns).get(0);
  }

  /**
   * Decides what to join and to hide of indicators under several OPSN lists, side by side: no
   * combination of what is shown under one with what is shown under another stands for few.
   *
   * @param rules the rules
   * @param lists by list, the indicators of one question under it
   * @param samples the indicators, on {@link OpsnLists#frame} if there are several lists
   * @param breakdowns the breakdowns to be shown
   * @param byHand by dimension, what its levels are joined into in place of the rule, by their
   *     codes
   * @param patterns what was decided for other questions of the request
   * @return what is joined and hidden under each list
   */
  public static List<Suppressions> of(
      Disclosure rules,
      List<List<ProtectedIndicator>> lists,
      List<CubeSample> samples,
      List<List<Dimension>> breakdowns,
      Map<Dimension, Map<String, Level>> byHand,
      Patterns patterns) {
    Decision decision =
        new DecisionMaker(rules, lists, samples, breakdowns, byHand, patterns).decide();
    return decision.lists().stream()
        .map(list -> new Suppressions(decision, list, decision.apart().get(0)))
        .toList();
  }

  /**
   * The suppressions of one indicator of the question: some may be counted in another way.
   *
   * @param indicator its place among those given
   * @return what is joined and hidden
   */
  public Suppressions of(int indicator) {
    return new Suppressions(decision, underList, decision.apart().get(indicator));
  }

  /**
   * The levels of a breakdown, some of them joined.
   *
   * @param dimension a dimension of the cube; not one of responses
   * @return the levels to show, in their order
   */
  public JoinedLevels levels(Dimension dimension) {
    return underList.recodings().of(dimension);
  }

  /**
   * An observed figure of the total, if it may be shown.
   *
   * @param estimate the figure
   * @return the same, or a suppressed estimate
   */
  public Estimate observed(Estimate estimate) {
    return shown(() -> estimate, ofTotal());
  }

  /**
   * An adjusted figure of the total, if it may be shown.
   *
   * @param estimate the figure, under the weighting asked for, else adjusted to the OPSN share
   * @return the same, or a suppressed estimate
   */
  public Estimate adjusted(Estimate estimate) {
    boolean revealing =
        own.adjusted() || underList.hidesTotal() || (underList.side().isPresent() && sidesHidden());
    return shown(() -> estimate, ofTotal().or(() -> revealing(revealing)));
  }

  /**
   * Whether one more weighted figure of the total, such as a regression estimate, may be told
   * beside all that is shown. Of several units, or under several lists, none may.
   *
   * @param weights by cell of the indicator's cube, the weight of what is counted in it
   * @return whether no combination with it stands for few
   */
  public boolean admits(double[] weights) {
    return decision.further().test(weights);
  }

  private static Optional<SuppressionReason> revealing(boolean hidden) {
    return hidden ? Optional.of(SuppressionReason.REVEALING) : Optional.empty();
  }

  private Optional<SuppressionReason> ofTotal() {
    return decision.pattern().flatMap(Pattern::ofTotal).or(own::total);
  }

  /**
   * The part of the OPSN diagnosis of the total that may be shown. How many respondents there are
   * on each side stays unless the total itself is hidden, and is 0 then; the figures inside and
   * outside OPSN territories, and what follows from them, stay only if both sides may be shown.
   *
   * @param diagnosis the diagnosis
   * @return what of it may be shown
   */
  public OpsnDiagnosis diagnosis(OpsnDiagnosis diagnosis) {
    Optional<SuppressionReason> hidden = ofTotal().or(() -> revealing(sidesHidden()));
    OpsnDiagnosis.Builder builder = OpsnDiagnosis.builder();
    builder.adjusted(shown(diagnosis::adjusted, hidden));
    if (ofTotal().isPresent()) {
      OpsnShare share = diagnosis.share();
      builder.share(new OpsnShare(share.frame(), share.frameInside(), 0, 0, 0));
    } else {
      builder.share(diagnosis.share());
      diagnosis.representation().ifPresent(builder::representation);
    }
    if (hidden.isEmpty()) {
      diagnosis.shift().ifPresent(builder::shift);
      diagnosis.effect().ifPresent(builder::effect);
      diagnosis.standardised().ifPresent(builder::standardised);
      diagnosis.standardisation().ifPresent(builder::standardisation);
      builder.tipping(diagnosis.tipping());
    }
    return builder.build();
  }

  /**
   * An observed figure of a part, if it may be shown.
   *
   * @param breakdown the dimension of the breakdown, or those of a crossing
   * @param levels the joined level in each
   * @param estimate gives the figure; not called for a figure that is hidden
   * @return the figure, or a suppressed estimate
   */
  public Estimate observed(
      List<Dimension> breakdown, List<Level> levels, Supplier<Estimate> estimate) {
    return shown(estimate, ofPart(breakdown, levels));
  }

  /**
   * An adjusted figure of a part, if it may be shown.
   *
   * @param breakdown the dimension of the breakdown, or those of a crossing
   * @param levels the joined level in each
   * @param estimate gives the figure; not called for a figure that is hidden
   * @return the figure, or a suppressed estimate
   */
  public Estimate adjusted(
      List<Dimension> breakdown, List<Level> levels, Supplier<Estimate> estimate) {
    List<Dimension> named = underList.named(breakdown);
    boolean revealing =
        own.hidesAdjusted(named, codes(levels))
            || decision.hidesSide(underList, breakdown, codes(levels));
    return shown(
        estimate,
        ofPart(breakdown, levels)
            .or(() -> revealing(revealing))
            .or(() -> underList.ofPart(breakdown, codes(levels))));
  }

  private boolean sidesHidden() {
    return own.sides() || decision.hidesSides(underList);
  }

  private Optional<SuppressionReason> ofPart(List<Dimension> breakdown, List<Level> levels) {
    List<Dimension> named = underList.named(breakdown);
    return decision
        .pattern()
        .flatMap(p -> p.of(named, codes(levels)))
        .or(() -> own.hides(named, codes(levels)));
  }

  private static List<String> codes(List<Level> levels) {
    return levels.stream().map(Level::code).toList();
  }

  private Estimate shown(Supplier<Estimate> estimate, Optional<SuppressionReason> hidden) {
    return hidden
        .map(reason -> Estimate.suppressed(reason, decision.rules().fewest()))
        .orElseGet(estimate);
  }

  /**
   * The flag SUPPRESSED, which tells a reader why a figure is not shown.
   *
   * @param observed the figure, as it is shown
   * @param adjusted its adjusted form, as it is shown
   * @return the flag; empty if both are shown
   */
  public Optional<Flag> flag(Estimate observed, Estimate adjusted) {
    return new SuppressionFlags(decision.rules()).of(observed, adjusted);
  }

  /**
   * The flag SUPPRESSED of a figure that some rules hide.
   *
   * @param rules the rules
   * @param figure the figure, as it is shown
   * @return the flag; empty if it is shown
   */
  public static Optional<Flag> flag(Disclosure rules, Estimate figure) {
    return new SuppressionFlags(rules).of(figure, figure);
  }

  /**
   * How other figures may tell levels of a dimension apart, for instance how biased the selection
   * of respondents is: by joined level, and all levels as one where a level is hidden, or the sides
   * of OPSN are.
   *
   * @param dimension a dimension of the cube
   * @return the joined level of each level
   */
  public UnaryOperator<Level> together(Dimension dimension) {
    boolean hidden =
        (dimension.equals(Dimension.OPSN) && (ofTotal().isPresent() || sidesHidden()))
            || decision.hidesLevels(underList, dimension);
    JoinedLevels joined = levels(dimension);
    Level all = new Level("(together)", dimension.label());
    return level -> hidden ? all : joined.of(level.code());
  }

  @Override
  public String toString() {
    return decision.pattern().map(Pattern::toString).orElse("nothing hidden");
  }
}
