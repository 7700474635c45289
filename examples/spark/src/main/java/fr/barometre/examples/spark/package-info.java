/** The 2025 edition over Apache Spark: a tally a partition, merged by the driver. */
package fr.barometre.examples.spark;
