module json {
  requires fr.barometre.core;
  requires com.fasterxml.jackson.databind;
  requires tools.jackson.databind;
}
