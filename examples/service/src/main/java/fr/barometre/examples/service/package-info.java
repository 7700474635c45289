/** The barometer over HTTP: an application that embeds the library. */
package fr.barometre.examples.service;
