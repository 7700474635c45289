/** Computes survey barometer indicators, with their precision and their bias flags. */
module fr.barometre.core {
  requires transitive fr.barometre.api;
  requires transitive java.sql;
  requires java.xml;
  requires de.siegmar.fastcsv;
  requires org.apache.commons.numbers.rootfinder;
  requires org.apache.commons.statistics.distribution;
  requires static java.compiler;
  requires static org.immutables.value.annotations;
  requires static org.jspecify;

  exports fr.barometre;
  exports fr.barometre.answers;
  exports fr.barometre.diagnosis;
  exports fr.barometre.disclosure;
  exports fr.barometre.editions;
  exports fr.barometre.estimate;
  exports fr.barometre.population;
  exports fr.barometre.report;
  exports fr.barometre.tally;
  exports fr.barometre.weighting;

  opens fr.barometre.answers to
      com.fasterxml.jackson.databind,
      tools.jackson.databind;
}
