package fr.barometre.checks;

import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.TestsOfEdition;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.inference.FalseDiscovery;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The OPSN contrasts of all indicators of an edition, as one family of tests. Tested one by one at
 * 5 %, one of twenty indicators without any difference would be flagged by chance.
 */
public final class OpsnTests {

  private static final Set<FlagCode> CODES =
      EnumSet.of(FlagCode.OPSN_SENSITIVE, FlagCode.OPSN_CONFOUNDED);

  /** The p-value of a contrast that cannot be had. */
  private static final double NO_TEST = 1;

  private OpsnTests() {}

  /**
   * Results with the p-values of the family, and the flags that they leave. Figures that are hidden
   * are not of the family.
   *
   * @param results one result an indicator
   * @param policy whose significance decides
   * @param remedies of the flags
   * @return the results in the same order; the same where fewer than two have a contrast
   */
  public static List<IndicatorResult> ofAnEdition(
      List<IndicatorResult> results, FlagPolicy policy, Remedies remedies) {
    List<OpsnDiagnosis> family =
        results.stream()
            .map(IndicatorResult::opsn)
            .filter(opsn -> opsn.effect().isPresent())
            .toList();
    if (family.size() < 2) {
      return results;
    }
    double[] raw = FalseDiscovery.adjusted(family.stream().mapToDouble(OpsnTests::raw).toArray());
    List<Optional<Double>> tested = family.stream().map(OpsnSensitivity::ownP).toList();
    double[] adjusted =
        FalseDiscovery.adjusted(
            tested.stream().flatMap(Optional::stream).mapToDouble(p -> p).toArray());
    double[] own = new double[tested.size()];
    int next = 0;
    for (int i = 0; i < own.length; i++) {
      own[i] = tested.get(i).isPresent() ? adjusted[next++] : NO_TEST;
    }
    List<IndicatorResult> found = new ArrayList<>();
    int at = 0;
    for (IndicatorResult result : results) {
      if (result.opsn().effect().isEmpty()) {
        found.add(result);
      } else {
        TestsOfEdition tests = new TestsOfEdition(family.size(), raw[at], own[at]);
        at++;
        OpsnDiagnosis.Builder builder = OpsnDiagnosis.builder();
        found.add(with(result, builder.from(result.opsn()).tests(tests).build(), policy, remedies));
      }
    }
    return found;
  }

  private static double raw(OpsnDiagnosis opsn) {
    return opsn.effect().map(OpsnEffect::pValue).orElseThrow();
  }

  private static IndicatorResult with(
      IndicatorResult result, OpsnDiagnosis opsn, FlagPolicy policy, Remedies remedies) {
    List<Flag> flags = new ArrayList<>(result.flags());
    if (flags.removeIf(flag -> CODES.contains(flag.code()))) {
      List<Flag> again = new ArrayList<>();
      OpsnSensitivity.check(opsn, policy).ifPresent(again::add);
      OpsnConfounding.check(opsn, policy).ifPresent(again::add);
      flags.addAll(remedies.with(again, List.of()));
      flags.sort(Diagnosis.MOST_SEVERE_FIRST);
    }
    return IndicatorResult.builder().from(result).opsn(opsn).flags(flags).build();
  }
}
