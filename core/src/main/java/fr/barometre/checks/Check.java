package fr.barometre.checks;

import fr.barometre.api.result.Flag;
import fr.barometre.diagnosis.FlagPolicy;
import java.util.Optional;

/** One reason to be careful that is looked for in a figure. */
@FunctionalInterface
interface Check {

  /** The flag, if there is reason to raise it. */
  Optional<Flag> check(Findings findings, FlagPolicy policy);
}
