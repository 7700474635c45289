package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.result.Representation;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Share;
import java.util.List;
import java.util.Optional;

/** Flags respondents who are in OPSN territories more often, or less often, than the frame. */
final class OpsnImbalance implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    Optional<Representation> found = findings.opsn().representation();
    if (found.isEmpty() || !(found.get().twoSided() < policy.significance())) {
      return Optional.empty();
    }
    Representation representation = found.get();
    OpsnShare share = findings.opsn().share();
    double frame = (double) share.frameInside() / share.frame();
    Share inFrame = new Share(frame);
    Share among = new Share(frame + representation.difference());
    boolean over = representation.cohensH() > 0;
    return policy
        .imbalance()
        .severity(Math.abs(representation.cohensH()))
        .map(
            severity ->
                new Flag(
                    over ? FlagCode.OPSN_OVERREPRESENTED : FlagCode.OPSN_UNDERREPRESENTED,
                    severity,
                    List.of(
                        policy
                            .imbalance()
                            .evidence("absCohensH", Math.abs(representation.cohensH())),
                        Evidence.of("respondentsShare", among.value()),
                        Evidence.of("frameShare", frame),
                        Evidence.of("ratio", representation.ratio()),
                        Evidence.of(
                            "exactPValue", representation.twoSided(), policy.significance())),
                    Label.of(
                        Wording.fr(
                            "{} des répondants sont dans un territoire couvert par un OPSN, contre"
                                + " {} des collectivités de la population.",
                            among,
                            inFrame),
                        Wording.en(
                            "{} of respondents are in a territory served by an OPSN, against {} of"
                                + " the authorities in the population.",
                            among,
                            inFrame)),
                    findings.adjusted().status() == EstimateStatus.BOUNDED
                        ? Label.of(
                            "Dire cette différence à côté du chiffre observé.",
                            "Tell this difference beside the observed figure.")
                        : Label.of(
                            "Citer le chiffre redressé à côté du chiffre observé.",
                            "Quote the adjusted figure beside the observed one.")));
  }
}
