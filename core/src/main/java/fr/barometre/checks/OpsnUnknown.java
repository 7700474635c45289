package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Share;
import java.util.List;
import java.util.Optional;

/** Flags a figure when the OPSN status of many respondents is unknown. */
final class OpsnUnknown implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    OpsnShare share = findings.opsn().share();
    long respondents = share.respondents() + share.respondentsUnknown();
    if (respondents == 0 || !isToldByFrame(findings)) {
      return Optional.empty();
    }
    double unknown = (double) share.respondentsUnknown() / respondents;
    return policy
        .unknownShare()
        .severity(unknown)
        .map(
            severity ->
                new Flag(
                    FlagCode.OPSN_UNKNOWN,
                    severity,
                    List.of(policy.unknownShare().evidence("unknownShare", unknown)),
                    Label.of(
                        Wording.fr(
                            "On ignore pour {} des répondants si leur territoire est couvert par un"
                                + " OPSN.",
                            new Share(unknown)),
                        Wording.en(
                            "For {} of respondents it is not known whether an OPSN serves their"
                                + " territory.",
                            new Share(unknown))),
                    Label.of(
                        "Compléter la liste des OPSN ou le code des répondants.",
                        "Complete the list of OPSN or the codes of the respondents.")));
  }

  /** Whether the frame has a list at all: without one, nobody asked about OPSN. */
  private static boolean isToldByFrame(Findings findings) {
    return findings.weighted().sample().frame().levels(Dimension.OPSN).stream()
        .anyMatch(level -> !level.code().equals(Level.UNKNOWN));
  }
}
