// The figures: filters made from what there is, a chart over time, and a table.

import { ask, complain, count, figureParameters } from './asking.js';
import { chart } from './chart.js';
import { element, find, marked, period, stated } from './dom.js';
import { openDocument } from './reader.js';

const PAGE = 25;

let shown = 0;

export async function showFigures(isWanted) {
  const parameters = figureParameters();
  const [figures, facets, series] = await Promise.all([
    ask('figures', { ...parameters, n: PAGE }),
    ask('facets', parameters),
    ask('series', parameters),
  ]);
  if (!isWanted()) return;
  find('#figures tbody').replaceChildren();
  append(figures);
  understand(figures.understood);
  offer('unit', facets.unit, value => value || '(none)');
  offer('year', [...facets.year].sort((a, b) => b.value - a.value));
  offer('document', facets.document);
  chart(find('#chart'), series.series, point => openDocument(point.document, point).catch(complain));
}

export async function showMoreFigures() {
  append(await ask('figures', { ...figureParameters(), n: PAGE, offset: shown }));
}

function append(answer) {
  const offset = answer.hits.length ? answer.hits[0].rank - 1 : shown;
  shown = offset + answer.hits.length;
  find('#figures tbody').append(...answer.hits.map(row));
  find('#figures .more').hidden = answer.hits.length < PAGE;
  count('figures', answer);
}

function row(hit) {
  const open = () => openDocument(hit.document, hit).catch(complain);
  const at = hit.sentence.indexOf(hit.text);
  const place = at < 0 ? [] : [{ start: at, end: at + hit.text.length }];
  return element('tr', { tabindex: 0, class: 'openable', on: { click: open } },
    element('td', {}, stated(hit)),
    element('td', {}, hit.unit),
    element('td', {}, [hit.subject, hit.place].filter(Boolean).join(', ')),
    element('td', {}, period(hit.period)),
    element('td', {}, ...marked(hit.sentence, 0, place, text => element('mark', { class: 'figure' }, text)),
      element('div', { class: 'also' }, hit.document)));
}

function understand(parts) {
  find('#understood').replaceChildren(...parts.map(part => {
    const preferred = !part.demanded && part.role !== 'subject';
    return element('span', { class: preferred ? 'preferred' : '', title: preferred ? 'preferred' : '' },
      `${part.role}: ${part.meaning}`);
  }));
}

// Fills a filter with the values that there are, keeping what is chosen.
function offer(name, values, label = value => value) {
  const select = find('#filters').elements[name];
  const chosen = select.value;
  const known = values.some(entry => entry.value === chosen) || !chosen ? values : [{ value: chosen, count: 0 }, ...values];
  select.replaceChildren(element('option', { value: '' }, 'any'), ...known
    .filter(entry => entry.value !== '')
    .map(entry => element('option', { value: entry.value }, `${label(entry.value)} (${entry.count})`)));
  select.value = chosen;
}
