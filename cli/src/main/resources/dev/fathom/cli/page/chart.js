// Figures over time as lines: series of the unit that the best series has.

import { element, period } from './dom.js';

const WIDTH = 640;
const HEIGHT = 240;
const MARGIN = { top: 12, right: 14, bottom: 26, left: 64 };
const MOST_SERIES = 6;

const svg = (name, attributes, ...children) => element(name, { ...attributes, svg: true }, ...children);

const middle = ({ from, to }) => (Date.parse(from) + Date.parse(to)) / 2;

export function chart(figure, all, open) {
  const unit = all.find(series => series.points.length > 1)?.unit ?? all[0]?.unit;
  const series = all.filter(one => one.unit === unit).slice(0, MOST_SERIES);
  const points = series.flatMap(one => one.points);
  figure.hidden = points.length < 2;
  if (figure.hidden) {
    figure.replaceChildren();
    return;
  }
  const x = scale(points.map(point => middle(point.period)), MARGIN.left, WIDTH - MARGIN.right);
  const y = scale(points.map(point => point.value), HEIGHT - MARGIN.bottom, MARGIN.top);
  const name = unit ? `Values over time in ${unit}` : 'Values over time';
  figure.replaceChildren(
    svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': name },
      ...valueAxis(y), ...timeAxis(x), ...series.flatMap((one, i) => drawn(one, i, x, y, open))),
    element('ul', {}, ...series.map((one, i) => element('li', {},
      svg('svg', { viewBox: '0 0 10 10' }, svg('circle', { cx: 5, cy: 5, r: 5, class: `series-${i}` })),
      legend(one)))));
}

function legend(series) {
  const words = [series.subject || '(no subject)'];
  if (series.place) words.push(series.place);
  if (series.change) words.push('change');
  if (series.unit) words.push(series.unit);
  return words.join(', ');
}

// Maps values to pixels, with a little air at both ends.
function scale(values, start, end) {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const air = (most - least || Math.abs(most) || 1) * 0.06;
  const [low, high] = [least - air, most + air];
  const map = value => start + (value - low) / (high - low) * (end - start);
  return Object.assign(map, { low, high });
}

function valueAxis(y) {
  const step = roundStep((y.high - y.low) / 4);
  const ticks = [];
  for (let value = Math.ceil(y.low / step) * step; value <= y.high; value += step) {
    const at = y(value);
    ticks.push(svg('line', { x1: MARGIN.left, x2: WIDTH - MARGIN.right, y1: at, y2: at, class: 'axis' }),
      svg('text', { x: MARGIN.left - 6, y: at + 4, 'text-anchor': 'end' }, compact(value)));
  }
  return ticks;
}

function timeAxis(x) {
  const [first, last] = [new Date(x.low).getUTCFullYear(), new Date(x.high).getUTCFullYear()];
  const step = Math.max(1, Math.ceil((last - first) / 8));
  const ticks = [];
  for (let year = first; year <= last; year += step) {
    const at = x(Date.UTC(year, 6, 1));
    if (at > WIDTH - MARGIN.right || at < MARGIN.left) continue;
    ticks.push(svg('text', { x: at, y: HEIGHT - 6, 'text-anchor': 'middle' }, String(year)));
  }
  return ticks;
}

function roundStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map(factor => factor * power).find(step => step >= rough);
}

const compact = value => new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 }).format(value);

function drawn(series, i, x, y, open) {
  const places = series.points.map(point => [x(middle(point.period)), y(point.value)]);
  const line = places.map(([left, top], n) => `${n ? 'L' : 'M'}${left.toFixed(1)} ${top.toFixed(1)}`).join('');
  return [
    svg('path', { d: line, class: `series-${i}` }),
    ...series.points.map((point, n) => svg('circle',
      { cx: places[n][0], cy: places[n][1], r: 5, class: `series-${i}${point.conflicts.length ? ' conflict' : ''}`,
        on: { click: () => open(point) } },
      svg('title', {}, told(point)))),
  ];
}

function told(point) {
  const others = point.conflicts.map(other => `\nbut ${other.text} in ${other.document}`);
  return `${point.text} (${period(point.period)}) in ${point.document}${others.join('')}`;
}
