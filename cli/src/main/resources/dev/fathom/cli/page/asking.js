// Asks the server, and tells what came of it.

import { find } from './dom.js';

export const FILTERS = ['unit', 'year', 'min', 'max', 'document'];

export async function ask(path, parameters) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== '' && value !== null));
  const response = await fetch(`api/${path}?${query}`);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

export function filters() {
  const form = find('#filters');
  return Object.fromEntries(FILTERS.map(name => [name, form.elements[name].value.trim()]));
}

// What is asked of figures: a year stands for its first and last day.
export function figureParameters() {
  const { year, ...others } = filters();
  return { q: find('#q').value.trim(), ...others, from: year, to: year };
}

export function complain(error) {
  find('#message').textContent = error instanceof TypeError ? 'The server does not answer; is it still running?' : error.message;
}

export function count(kind, answer) {
  const text = answer.hits.length ? `${answer.exact ? '' : 'over '}${answer.total.toLocaleString('en')}` : 'none';
  const partial = answer.partial ? ', time ran out' : '';
  for (const place of document.querySelectorAll(`#${kind} .count, #tab-${kind} .count`)) place.textContent = text + partial;
}
