/** Answers in Parquet or CSV, queried by DuckDB and read from the result set. */
package fr.barometre.examples.duckdb;
