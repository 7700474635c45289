package fr.barometre.answers;

import fr.barometre.csv.CsvRow;
import java.util.Optional;

/** A table that knows of rows that must not be read, whatever they hold. */
interface Refusing {

  /** Why a row is refused; empty if it is not. */
  Optional<Problem> refusal(CsvRow row);
}
