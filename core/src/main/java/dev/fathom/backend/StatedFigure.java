package dev.fathom.backend;

import dev.fathom.figure.Figure;
import dev.fathom.text.Span;

/**
 * A figure and the sentence that states it.
 *
 * @param figure the figure
 * @param sentence the sentence's place in the document's text
 */
public record StatedFigure(Figure figure, Span sentence) {}
