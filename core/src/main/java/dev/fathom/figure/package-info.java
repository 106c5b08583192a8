/**
 * Figures: quantities stated in running text, found and read by a {@link dev.fathom.figure.FigureExtractor}.
 *
 * <p>A {@link dev.fathom.figure.Figure} says where it stands, what {@link dev.fathom.figure.Quantity} it states in which
 * {@link dev.fathom.figure.Unit}, how firmly ({@link dev.fathom.figure.Bound}), whether it is a level or a change
 * ({@link dev.fathom.figure.Direction}), of what (its subject), when ({@link dev.fathom.figure.Period}) and where.
 */
@NullMarked
package dev.fathom.figure;

import org.jspecify.annotations.NullMarked;
