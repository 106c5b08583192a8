package dev.fathom.hit;

import dev.fathom.document.Metadata;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The document a hit stands in.
 *
 * @param id its id
 * @param title its title
 * @param date the day it speaks from
 * @param metadata its further values
 */
public record Source(String id, Optional<String> title, Optional<LocalDate> date, Metadata metadata) {}
