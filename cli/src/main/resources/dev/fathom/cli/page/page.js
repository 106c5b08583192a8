// The page: one box, passages and figures. What is asked stands in the address, so that it can be kept and sent.

import { ask, complain, count, FILTERS, filters } from './asking.js';
import { element, find, marked } from './dom.js';
import { showFigures, showMoreFigures } from './figures.js';
import { openDocument } from './reader.js';

const PAGE = 10;
const NARROW = matchMedia('(max-width: 1000px)');

let latest = 0;

function remember() {
  const parameters = new URLSearchParams();
  const q = find('#q').value.trim();
  if (q) parameters.set('q', q);
  for (const [name, value] of Object.entries(filters())) if (value) parameters.set(name, value);
  const address = parameters.size ? `?${parameters}` : location.pathname;
  if (address !== location.search) history.pushState(null, '', address);
}

function recall() {
  const parameters = new URLSearchParams(location.search);
  find('#q').value = parameters.get('q') ?? '';
  for (const name of FILTERS) {
    const field = find('#filters').elements[name];
    const value = parameters.get(name) ?? '';
    if (field.tagName === 'SELECT' && value) field.replaceChildren(element('option', { value }, value));
    field.value = value;
  }
}

async function search() {
  const turn = ++latest;
  const q = find('#q').value.trim();
  find('#message').textContent = '';
  document.title = q ? `${q} – Fathom` : 'Fathom';
  if (!q) {
    clear();
    return;
  }
  const passages = ask('search', { q, n: PAGE });
  const figures = showFigures(() => turn === latest);
  const results = await Promise.allSettled([passages, figures]);
  if (turn !== latest) return;
  if (results[0].status === 'fulfilled') showPassages(results[0].value);
  const failed = results.find(result => result.status === 'rejected');
  if (failed) complain(failed.reason);
}

function clear() {
  for (const list of document.querySelectorAll('.hits, tbody, #understood')) list.replaceChildren();
  for (const count of document.querySelectorAll('.count')) count.textContent = '';
  for (const hidden of document.querySelectorAll('.more, #chart')) hidden.hidden = true;
}

function showPassages(answer, offset = 0) {
  const list = find('#passages ol');
  if (!offset) list.replaceChildren();
  list.append(...answer.hits.map(passage));
  count('passages', answer);
  const more = find('#passages .more');
  more.hidden = answer.hits.length < PAGE;
  more.onclick = async () => {
    const next = offset + PAGE;
    try {
      showPassages(await ask('search', { q: find('#q').value.trim(), n: PAGE, offset: next }), next);
    } catch (error) {
      complain(error);
    }
  };
}

/** A word of the query, or what the thesaurus has in its place. */
function highlight(text, { stands_for: typed }) {
  return element('mark', typed ? { class: 'alternative', title: `stands for “${typed}”` } : {}, text);
}

function passage(hit) {
  const path = [hit.title, ...hit.heading.filter(heading => heading !== hit.title)].filter(Boolean);
  const open = () => openDocument(hit.document, hit).catch(complain);
  const item = element('li', { tabindex: 0, class: 'openable', on: { click: open } },
    element('div', { class: 'source' }, element('b', {}, hit.document), path.length ? ` · ${path.join(' › ')}` : ''),
    element('p', {}, ...marked(hit.text, hit.start, hit.highlights, highlight)));
  if (hit.duplicates.length) {
    item.append(element('div', { class: 'also' }, `also in ${hit.duplicates.map(place => place.document).join(', ')}`));
  }
  return item;
}

function showTab(kind) {
  for (const name of ['passages', 'figures']) {
    find(`#${name}`).classList.toggle('shown', name === kind);
    find(`#tab-${name}`).setAttribute('aria-pressed', name === kind);
  }
}

function toggleTheme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', document.documentElement.dataset.theme);
}

// Moves the focus among hits of the list in which it is, or into the first one shown.
function move(step) {
  const section = document.activeElement.closest('main section')
    ?? [...document.querySelectorAll('main section')].find(one => one.offsetParent !== null && find('.openable', one));
  const hits = [...section?.querySelectorAll('.openable') ?? []];
  const at = hits.indexOf(document.activeElement.closest('.openable'));
  hits[Math.max(0, Math.min(hits.length - 1, at + step))]?.focus();
}

function enter(kind) {
  showTab(kind);
  find(`#${kind} .openable`)?.focus();
}

const KEYS = {
  '/': () => { find('#q').focus(); find('#q').select(); },
  'j': () => move(1), 'ArrowDown': () => move(1),
  'k': () => move(-1), 'ArrowUp': () => move(-1),
  '1': () => enter('passages'), '2': () => enter('figures'),
  'f': () => { showTab('figures'); find('#filters select').focus(); },
  '?': () => find('#keys').showModal(),
  'Escape': () => find('#q').focus(),
};

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  const typing = event.target.matches('input, select');
  if (typing && event.key === 'Escape') {
    event.target.blur();
  } else if (typing && !(event.target.id === 'q' && event.key === 'ArrowDown')) {
    return;
  } else if (event.key === 'Enter' && event.target.matches('.openable')) {
    event.target.click();
  } else if (KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
}

function start() {
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
  find('#search').addEventListener('submit', event => {
    event.preventDefault();
    find('#filters').reset();
    remember();
    search();
  });
  find('#filters').addEventListener('submit', event => event.preventDefault());
  find('#filters').addEventListener('change', () => { remember(); search(); });
  find('#filters').addEventListener('reset', () => setTimeout(() => { remember(); search(); }));
  find('#figures .more').addEventListener('click', () => showMoreFigures().catch(complain));
  find('#tab-passages').addEventListener('click', () => showTab('passages'));
  find('#tab-figures').addEventListener('click', () => showTab('figures'));
  find('#theme').addEventListener('click', toggleTheme);
  find('#help').addEventListener('click', () => find('#keys').showModal());
  addEventListener('keydown', press);
  addEventListener('popstate', () => { recall(); search(); });
  NARROW.addEventListener('change', () => showTab('passages'));
  showTab('passages');
  recall();
  search();
  ask('status', {})
    .then(held => {
      const number = value => value.toLocaleString('en');
      find('#status').textContent =
        `${number(held.documents)} documents, ${number(held.passages)} passages, ${number(held.figures)} figures`;
    })
    .catch(complain);
}

start();
