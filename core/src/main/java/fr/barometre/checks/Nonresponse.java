package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Share;
import java.util.List;
import java.util.Optional;

/** Flags a figure when many respondents said "don't know" or nothing (item non-response). */
final class Nonresponse implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    double silent = findings.weighted().sample().unweighted().silentShare(findings.domain());
    return policy
        .nonresponse()
        .severity(silent)
        .map(
            severity ->
                new Flag(
                    FlagCode.HIGH_NONRESPONSE,
                    severity,
                    List.of(policy.nonresponse().evidence("silentShare", silent)),
                    Label.of(
                        Wording.fr(
                            "{} des répondants ne savent pas ou n'ont pas répondu à la question.",
                            new Share(silent)),
                        Wording.en(
                            "{} of respondents do not know or did not answer the question.",
                            new Share(silent))),
                    Label.of(
                        "Dire si ces réponses sont dans la base, et donner le chiffre sur les"
                            + " réponses exprimées.",
                        "Say whether these answers are in the base, and give the figure among"
                            + " expressed answers.")));
  }
}
