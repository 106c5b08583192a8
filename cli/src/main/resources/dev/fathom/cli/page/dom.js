// Builds elements. Text always becomes text nodes: nothing a document or a query holds is ever read as HTML.

export const find = (selector, within = document) => within.querySelector(selector);

export function element(name, attributes = {}, ...children) {
  const made = name === 'svg' || attributes.svg
    ? document.createElementNS('http://www.w3.org/2000/svg', name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'on') {
      for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    } else if (key !== 'svg' && value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
  return made;
}

// The text with stretches of it, sorted and given by offsets from `start`, wrapped into elements.
export function marked(text, start, stretches, wrap) {
  const parts = [];
  let at = 0;
  for (const stretch of stretches) {
    const from = Math.max(stretch.start - start, at);
    const to = Math.min(stretch.end - start, text.length);
    if (from >= to) continue;
    parts.push(text.slice(at, from), wrap(text.slice(from, to), stretch));
    at = to;
  }
  parts.push(text.slice(at));
  return parts;
}

export function period(value) {
  if (!value) return '';
  const [from, to] = [value.from, value.to];
  const [firstYear, lastYear] = [from.slice(0, 4), to.slice(0, 4)];
  if (from === to) return from;
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return firstYear === lastYear ? firstYear : `${firstYear}–${lastYear}`;
  const lastDay = new Date(Date.UTC(Number(lastYear), Number(to.slice(5, 7)), 0)).getUTCDate();
  if (from.endsWith('-01') && Number(to.slice(8)) === lastDay) {
    return from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : `${from.slice(0, 7)} – ${to.slice(0, 7)}`;
  }
  return `${from} – ${to}`;
}

const BOUNDS = { about: '≈ ', more: '> ', least: '≥ ', less: '< ', most: '≤ ' };
const DIRECTIONS = { up: '▲ ', down: '▼ ' };

// A figure as stated, with its bound and direction as signs.
export const stated = figure =>
  (DIRECTIONS[figure.direction] ?? '') + (BOUNDS[figure.bound] ?? '') + figure.text;
