// Shows a place in its document, with every figure marked.

import { ask } from './asking.js';
import { element, find, marked, period, stated } from './dom.js';

const dialog = find('#reader');
const article = find('#reader article');

let current = -1;

export async function openDocument(id, place) {
  const document = await ask('document', { id, at: place.start });
  find('#reader-title').textContent = document.title ? `${document.title} · ${document.id}` : document.id;
  const end = document.start + document.text.length;
  article.replaceChildren(
    ...(document.start > 0 ? [part('The text before', id, document.start - 1)] : []),
    ...body(document, place),
    ...(end < document.length ? [part('The text after', id, end)] : []));
  const goal = find('mark.here, .hit', article);
  current = figures().findIndex(mark => mark.classList.contains('here'));
  tell(figures()[current]);
  if (!dialog.open) dialog.showModal();
  article.focus();
  goal?.scrollIntoView({ block: 'center' });
}

function part(label, id, at) {
  return element('button', { type: 'button', on: { click: () => openDocument(id, { start: at, end: at }) } }, label);
}

// The text before, in and after the place; figures are marked in all three.
function body(document, place) {
  const from = Math.max(0, place.start - document.start);
  const to = Math.min(document.text.length, place.end - document.start);
  const isFigure = document.figures.some(figure => figure.start === place.start && figure.end === place.end);
  if (isFigure || from >= to) return piece(document, 0, document.text.length, place);
  return [
    ...piece(document, 0, from, place),
    element('span', { class: 'hit' }, ...piece(document, from, to, place)),
    ...piece(document, to, document.text.length, place),
  ];
}

function piece(document, from, to, place) {
  const within = document.figures
    .filter(figure => figure.start >= document.start + from && figure.end <= document.start + to)
    .sort((a, b) => a.start - b.start);
  return marked(document.text.slice(from, to), document.start + from, within, (text, figure) => {
    const here = figure.start === place.start && figure.end === place.end;
    const mark = element('mark', { class: here ? 'figure here' : 'figure', title: about(figure) }, text);
    mark.addEventListener('click', () => go(figures().indexOf(mark)));
    return mark;
  });
}

function about(figure) {
  const words = [`${figure.subject ? `${figure.subject}: ` : ''}${stated(figure)}`];
  if (figure.unit) words.push(figure.unit);
  if (figure.period) words.push(period(figure.period));
  if (figure.baseline) words.push(`against ${period(figure.baseline)}`);
  if (figure.place) words.push(figure.place);
  return words.join(' · ');
}

const figures = () => [...article.querySelectorAll('mark.figure')];

function tell(mark) {
  const all = figures();
  find('#about').textContent = mark
    ? mark.title
    : `${all.length} ${all.length === 1 ? 'figure' : 'figures'} in this text; n and p go through them`;
}

function go(to) {
  const all = figures();
  if (!all.length) return;
  current = (to + all.length) % all.length;
  all.forEach((mark, i) => mark.classList.toggle('here', i === current));
  tell(all[current]);
  all[current].scrollIntoView({ block: 'center' });
}

find('#before').addEventListener('click', () => go(current < 0 ? -1 : current - 1));
find('#after').addEventListener('click', () => go(current + 1));
find('#close').addEventListener('click', () => dialog.close());
dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
dialog.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'n') go(current + 1);
  if (event.key === 'p') go(current < 0 ? -1 : current - 1);
});
