package fr.barometre.answers;

/** Why a row cannot be used: the column, the value found there, and what was expected. */
record Problem(String column, String value, String expected) {}
