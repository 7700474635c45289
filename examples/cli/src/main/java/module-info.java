/** The command line of the barometer. */
module fr.barometre.examples.cli {
  requires fr.barometre.core;
  requires info.picocli;
  requires de.siegmar.fastcsv;
  requires tools.jackson.databind;
  requires static org.jspecify;

  opens fr.barometre.examples.cli to
      info.picocli;
}
