// The distribution of the final scores, with the policy's cut-off.

import { byId, element, reconcile, setText } from './dom.js';
import { count, percent, plural } from './words.js';

const HEIGHT = 240;
const chart = byId('scores-chart');
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const NO_POLICY = { minimumPercent: null, weightBySkill: {}, weightByAssessment: {} };

let plot = null;
let cutOff = null;

export function clear() {
  showScores({ n: 0, bins: Array.from({ length: 10 }, (_, i) => ({ from: i * 10, to: i * 10 + 10, count: 0 })) }, NO_POLICY);
  setText(byId('scores-caption'), '–');
}

export function showScores({ n, bins, median, mean }, policy) {
  cutOff = isWeighted(policy) ? null : policy.minimumPercent;
  const data = [bins.map(bin => (bin.from + bin.to) / 2), bins.map(bin => bin.count)];
  if (plot) {
    plot.setData(data);
  } else {
    plot = new uPlot(options(), data, chart);
    new ResizeObserver(() => plot.setSize({ width: chart.clientWidth, height: HEIGHT })).observe(chart);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => plot.redraw(false, true));
  }
  const summary = `${spread(n, median, mean)} ${asked(policy)}`;
  chart.setAttribute('aria-label', `${summary} The ranges are in the table below.`);
  setText(byId('scores-caption'), summary);
  reconcile(byId('scores-table'), bins, bin => bin.from, bin =>
    element('tr', {}, element('th', { scope: 'row' }, range(bin)), element('td', { class: 'number' })),
  (row, bin) => setText(row.lastElementChild, count(bin.count)));
}

const range = bin => (bin.to === 100 ? `${bin.from} % to 100 %` : `${bin.from} % to below ${bin.to} %`);

function spread(n, median, mean) {
  if (n === 0) return 'There is no final score yet.';
  return `${plural(n, 'final score')}, median ${percent(median)}, mean ${percent(mean)}.`;
}

/** With weights the policy looks at another total than the one that is shown here. */
const isWeighted = ({ weightBySkill, weightByAssessment }) => Object.keys({ ...weightBySkill, ...weightByAssessment }).length > 0;

function asked(policy) {
  if (policy.minimumPercent === null) return 'The policy has no minimum in total.';
  const minimum = percent(policy.minimumPercent);
  return isWeighted(policy) ? `The minimum of ${minimum} is asked of the weighted total.` : `The dashed line is the minimum, ${minimum}.`;
}

function options() {
  const axis = {
    stroke: () => colour('--muted'),
    grid: { stroke: () => colour('--line'), width: 1 },
    ticks: { show: false },
    font: '12px system-ui, sans-serif',
    labelFont: '12px system-ui, sans-serif',
    labelSize: 20,
  };
  return {
    width: chart.clientWidth,
    height: HEIGHT,
    padding: [12, 16, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: [0, 100] }, y: { range: (_, low, high) => [0, Math.max(4, Math.ceil(high * 1.1))] } },
    axes: [
      { ...axis, grid: { show: false }, label: 'Score in %', splits: () => [0, 20, 40, 60, 80, 100], size: 28 },
      { ...axis, label: 'Applications', size: (_, ticks) => 14 + 8 * longest(ticks), incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] },
    ],
    series: [{}, {
      paths: uPlot.paths.bars({ size: [0.86, 100] }),
      points: { show: false },
      fill: () => colour('--bar'),
      width: 0,
    }],
    hooks: { draw: [drawCutOff] },
  };
}

const longest = ticks => Math.max(2, ...(ticks ?? []).map(tick => tick.length));

function drawCutOff(drawn) {
  if (cutOff === null) return;
  const { ctx, bbox } = drawn;
  const x = Math.round(drawn.valToPos(cutOff, 'x', true));
  ctx.save();
  ctx.strokeStyle = colour('--ink');
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}
