module consumer {
  requires fr.barometre.core;
}
