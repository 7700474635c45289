package fr.barometre.checks;

import fr.barometre.api.result.Standardisation;
import fr.barometre.api.territory.Dimension;

/** Words for the variables that are held equal in a comparison: "À taille et type égaux". */
final class EqualFooting {

  private EqualFooting() {}

  private static boolean type(Standardisation held) {
    return held.equal().contains(Dimension.TYPE);
  }

  private static boolean size(Standardisation held) {
    return held.equal().stream().anyMatch(dimension -> !dimension.equals(Dimension.TYPE));
  }

  static String fr(Standardisation held) {
    return type(held) && size(held)
        ? "À taille et type égaux"
        : type(held) ? "À type égal" : "À taille égale";
  }

  static String en(Standardisation held) {
    return type(held) && size(held)
        ? "At equal size and type"
        : type(held) ? "At equal type" : "At equal size";
  }
}
