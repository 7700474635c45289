package fr.barometre.checks;

import fr.barometre.api.result.Flag;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.diagnosis.Representativity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Runs the checks on the figures of an edition and collects their flags. A figure without flags is
 * not proven good: it only means that no check found a reason to be careful.
 */
public final class Diagnosis {

  private static final List<Check> OF_A_PART =
      List.of(
          new SmallBase(),
          new WideInterval(),
          new FewDegrees(),
          new Nonresponse(),
          new WeightConcentration());

  private static final List<Check> OF_THE_WHOLE =
      List.of(
          new OpsnImbalance(),
          new OpsnSensitivity(),
          new OpsnConfounding(),
          new ModelsDisagree(),
          new OpsnBias(),
          new OpsnThinness(),
          new OpsnUnknown(),
          new NegativeWeights(),
          new OutsideFrame(),
          new AnswersRefused());

  static final Comparator<Flag> MOST_SEVERE_FIRST =
      Comparator.comparing(Flag::severity).reversed().thenComparing(Flag::code);

  private final FlagPolicy policy;

  /** A cache of representativity: the questions of a wave often have the same respondents. */
  private final Map<UnevenResponse.Response, Representativity> responses =
      new ConcurrentHashMap<>();

  /**
   * A diagnosis.
   *
   * @param policy thresholds
   */
  public Diagnosis(FlagPolicy policy) {
    this.policy = policy;
  }

  /**
   * The flags of an indicator.
   *
   * @param findings its figures
   * @param coverage dimensions whose crossed levels should have respondents
   * @return the flags, the most severe first
   */
  public List<Flag> ofTheWhole(Findings findings, List<Dimension> coverage) {
    List<Check> checks = new ArrayList<>(OF_THE_WHOLE);
    checks.add(new UnevenResponse(coverage, responses));
    checks.add(new Coverage(coverage));
    checks.add(new BeyondFrame(coverage));
    checks.addAll(OF_A_PART);
    return flags(checks, findings);
  }

  /**
   * The flags of one part of a breakdown: those about its own base, interval and weights.
   *
   * @param findings its figures
   * @return the flags, the most severe first
   */
  public List<Flag> ofAPart(Findings findings) {
    return flags(OF_A_PART, findings);
  }

  /**
   * Flags with one more, if there is one.
   *
   * @param more a flag that no figure by itself has
   * @param flags the others
   * @return the flags, the most severe first
   */
  public static List<Flag> with(Optional<Flag> more, List<Flag> flags) {
    return Stream.concat(more.stream(), flags.stream()).sorted(MOST_SEVERE_FIRST).toList();
  }

  private List<Flag> flags(List<Check> checks, Findings findings) {
    List<Flag> flags = new ArrayList<>();
    for (Check check : checks) {
      check.check(findings, policy).ifPresent(flags::add);
    }
    flags.sort(MOST_SEVERE_FIRST);
    return List.copyOf(flags);
  }
}
