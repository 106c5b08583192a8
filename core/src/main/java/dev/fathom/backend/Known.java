package dev.fathom.backend;

/**
 * What an index knows of a document without reading it.
 *
 * @param hash what its content and the way it was prepared come to
 * @param version what the file it came from was like; 0 where there is none
 */
public record Known(String hash, long version) {}
