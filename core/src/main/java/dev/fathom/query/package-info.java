/**
 * What can be asked: a {@link dev.fathom.query.PassageQuery} for what documents say, a
 * {@link dev.fathom.query.FigureQuery} for what they state in numbers, both narrowed by a {@link dev.fathom.query.Filter}.
 */
@NullMarked
package dev.fathom.query;

import org.jspecify.annotations.NullMarked;
