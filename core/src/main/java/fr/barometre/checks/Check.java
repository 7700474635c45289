package fr.barometre.checks;

import fr.barometre.api.result.Flag;
import fr.barometre.diagnosis.FlagPolicy;
import java.util.Optional;

/** Looks at a figure for one reason to be careful, and raises its flag if there is one. */
@FunctionalInterface
interface Check {

  /** The flag, if there is reason to raise it. */
  Optional<Flag> check(Findings findings, FlagPolicy policy);
}
