// Charts, zooming, refreshing without flicker, completion, keys. Pages work without all of it, but for the charts.
(() => {
  'use strict';

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const tones = { green: '--good', yellow: '--warn', orange: '--warn', red: '--bad', blue: '--info', purple: '--c5' };

  function colour(name, index) {
    if (!name) return css('--c' + index % 10);
    if (name.startsWith('#') || name.startsWith('rgb')) return name;
    const tone = Object.keys(tones).find((key) => name.includes(key));
    return tone ? css(tones[tone]) : css('--soft');
  }

  // The same units as dashboard/Units.java writes. How a number itself is written is a function of it.
  const metric = ['', ' K', ' Mil', ' Bil'], binary = [' B', ' KiB', ' MiB', ' GiB'], decimal = [' B', ' kB', ' MB', ' GB'];
  const upTo = (digits) => (v) => (Math.abs(v) >= 1000 ? v.toFixed(0) : String(Number(v.toPrecision(digits))));
  const exactly = (decimals) => (decimals == null ? upTo(3) : (v) => v.toFixed(decimals));
  function scaled(v, base, names, write) {
    let step = 0;
    while (Math.abs(v) >= base && step < names.length - 1) { v /= base; step++; }
    return write(v) + names[step];
  }
  function seconds(v, write) {
    const s = Math.abs(v);
    if (s === 0) return '0 s';
    for (const [limit, factor, name] of [[1e-6, 1e9, ' ns'], [1e-3, 1e6, ' µs'], [1, 1e3, ' ms'], [60, 1, ' s'], [3600, 1 / 60, ' min'], [86400, 1 / 3600, ' h']]) {
      if (s < limit) return write(v * factor) + name;
    }
    return write(v / 86400) + ' d';
  }
  function format(v, unit, write) {
    if (v == null) return '–';
    switch (unit) {
      case 'percentunit': return write(v * 100) + '%';
      case 'percent': return write(v) + '%';
      case 's': case 'dtdurations': return seconds(v, write);
      case 'ms': return seconds(v / 1e3, write);
      case 'bytes': return scaled(v, 1024, binary, write);
      case 'decbytes': return scaled(v, 1000, decimal, write);
      case 'binBps': return scaled(v, 1024, binary, write) + '/s';
      case 'Bps': return scaled(v, 1000, decimal, write) + '/s';
      case 'reqps': return scaled(v, 1000, metric, write) + ' req/s';
      case 'ops': return scaled(v, 1000, metric, write) + ' ops/s';
      case 'currencyUSD': return '$' + scaled(v, 1000, metric, write).replace(' ', '');
      case 'short': return scaled(v, 1000, metric, write);
      default: return write(v);
    }
  }

  // As few digits as tell the ticks of an axis apart.
  function ticks(values, unit) {
    for (let digits = 3; ; digits++) {
      const texts = values.map((v) => (v == null ? null : format(v, unit, upTo(digits))));
      if (digits === 9 || new Set(texts).size === texts.length) return texts;
    }
  }

  // Points that no line leads to or from, and which would not be seen otherwise.
  function alone(u, series) {
    const values = u.data[series];
    return values.flatMap((v, i) => (v != null && values[i - 1] == null && values[i + 1] == null ? [i] : []));
  }

  const powersOfTwo = Array.from({ length: 50 }, (_, i) => 2 ** i);

  function widest(u, texts, axis) {
    if (!texts) return 40;
    u.ctx.font = u.axes[axis].font[0];
    return Math.ceil(Math.max(...texts.map((text) => u.ctx.measureText(text ?? '').width)) / devicePixelRatio) + 18;
  }

  function stacked(data) {
    const sums = new Array(data[0].length).fill(0);
    return [data[0], ...data.slice(1).map((values) => values.map((v, i) => (v == null ? sums[i] : (sums[i] += v))))];
  }

  const charts = new Map();

  function draw(element) {
    const holder = element.querySelector('script[type="application/json"]');
    if (!holder || !window.uPlot) return;
    const spec = JSON.parse(holder.textContent);
    const raw = [spec.x, ...spec.series.map((series) => series.v)];
    const data = spec.stack ? stacked(raw) : raw;
    const shape = spec.series.map((series) => series.n).join('\n');
    const known = charts.get(element);
    if (known && known.shape === shape) {
      known.raw = raw;
      known.spec = spec;
      known.plot.setData(data);
      return;
    }
    if (known) known.plot.destroy();
    const state = { shape, raw, spec };
    const axis = { stroke: css('--soft'), grid: { stroke: css('--line'), width: 1 }, ticks: { stroke: css('--line'), width: 1 }, font: '11px system-ui, sans-serif' };
    const bars = spec.bars && uPlot.paths.bars({ size: [0.8, 40] });
    const options = {
      width: Math.max(element.clientWidth, 200),
      height: room(element),
      cursor: { drag: { x: true, y: false, setScale: false }, sync: { key: 'time' } },
      select: { show: true },
      scales: { y: { range: (_, min, max) => bounds(spec, min ?? 0, max ?? 1) } },
      axes: [{ ...axis, space: 72, values: (_, ticks) => ticks.map((t) => new Date(t * 1e3).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: spec.x.at(-1) - spec.x[0] < 600 ? '2-digit' : undefined, hour12: false })) },
        { ...axis, size: widest, values: (_, at) => ticks(at, spec.unit), ...(/^bytes|^bin/.test(spec.unit) && { incrs: powersOfTwo }) }],
      legend: { live: true },
      series: [{ value: (_, t) => (t == null ? '' : new Date(t * 1e3).toLocaleTimeString()) }, ...spec.series.map((series, i) => {
        const stroke = colour(series.c, i);
        return {
          label: series.n, stroke, width: 1.5, points: { show: true, size: 4, filter: alone }, spanGaps: false,
          fill: spec.fill || spec.bars ? stroke + (spec.stack ? '55' : '22') : undefined,
          paths: bars || undefined,
          value: (_, v, si, idx) => format(idx == null ? state.raw[si].findLast((x) => x != null) : state.raw[si][idx], series.u || spec.unit, exactly(spec.decimals)),
        };
      })],
      hooks: {
        setSelect: [(u) => { if (u.select.width > 8) zoom(u.posToVal(u.select.left, 'x'), u.posToVal(u.select.left + u.select.width, 'x')); }],
        draw: [(u) => thresholds(u, state.spec)],
        setData: [(u) => exemplars(u, state.spec)],
        setSize: [(u) => exemplars(u, state.spec)],
        ready: [(u) => fit(element, u)],
      },
    };
    if (spec.stack) options.bands = spec.series.slice(1).map((_, i) => ({ series: [i + 2, i + 1] }));
    state.plot = new uPlot(options, data, element);
    charts.set(element, state);
  }

  // From zero, with room for thresholds that are not far away.
  function bounds(spec, min, max) {
    const near = spec.thresholds.map(([value]) => value).filter((value) => value < max * 1.5);
    const top = Math.max(max, ...near) * 1.05;
    return [spec.min ?? Math.min(0, min), spec.max ?? (top > 0 ? top : 1)];
  }

  // How high the panel is without the chart, which must not stretch it.
  function room(element) {
    const plot = element.querySelector('.uplot');
    if (plot) plot.hidden = true;
    const height = element.parentElement.clientHeight;
    if (plot) plot.hidden = false;
    return height;
  }

  // The plot has what the legend leaves, and that depends on how its lines break.
  function fit(element, plot) {
    const height = room(element), width = Math.max(element.clientWidth, 200);
    const legend = plot.root.querySelector('.u-legend')?.offsetHeight ?? 0;
    plot.setSize({ width, height: Math.max(90, height - legend - 4) });
  }

  function thresholds(u, spec) {
    for (const [value, name] of spec.thresholds) {
      const y = u.valToPos(value, 'y', true);
      if (y < u.bbox.top || y > u.bbox.top + u.bbox.height) continue;
      u.ctx.save();
      u.ctx.strokeStyle = colour(name, 0);
      u.ctx.setLineDash([6, 4]);
      u.ctx.beginPath();
      u.ctx.moveTo(u.bbox.left, y);
      u.ctx.lineTo(u.bbox.left + u.bbox.width, y);
      u.ctx.stroke();
      u.ctx.restore();
    }
  }

  function exemplars(u, spec) {
    u.over.querySelectorAll('.exemplar').forEach((dot) => dot.remove());
    requestAnimationFrame(() => {
      for (const [time, value, trace] of spec.exemplars || []) {
        const x = u.valToPos(time, 'x'), y = u.valToPos(value, 'y');
        if (!(x >= 0 && x <= u.over.clientWidth && y >= 0 && y <= u.over.clientHeight)) continue;
        const dot = document.createElement('a');
        dot.className = 'exemplar';
        dot.href = '/traces/' + trace;
        dot.title = format(value, spec.unit, exactly(spec.decimals)) + ' at ' + new Date(time * 1e3).toLocaleTimeString() + ': open the trace';
        dot.style.left = x + 'px';
        dot.style.top = y + 'px';
        u.over.append(dot);
      }
    });
  }

  function zoom(from, to) {
    const url = new URL(location);
    url.searchParams.set('from', String(Math.floor(from * 1e3)));
    url.searchParams.set('to', String(Math.ceil(to * 1e3)));
    url.searchParams.set('refresh', '0');
    location.assign(url);
  }

  function drawAll(root) {
    root.querySelectorAll('.chart').forEach(draw);
  }

  // What is marked as live is fetched again with its page, and replaced only where it has changed.
  async function refresh() {
    if (document.hidden) return;
    const response = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (!response || !response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    // What has data by now unfolds; what somebody has folded stays so while it was not empty before.
    document.querySelectorAll('details.section[data-empty]').forEach((section) => {
      if (fresh.getElementById(section.id)?.open) { section.open = true; delete section.dataset.empty; }
    });
    document.querySelectorAll('[data-live]').forEach((element) => {
      const twin = fresh.querySelector(`[data-live="${CSS.escape(element.dataset.live)}"]`);
      if (!twin || element.contains(document.activeElement) || element.querySelector('details[open]')) return;
      const chart = element.querySelector(':scope > .chart'), newChart = twin.querySelector(':scope > .chart');
      if (chart && newChart) {
        chart.querySelector('script').textContent = newChart.querySelector('script').textContent;
        draw(chart);
      } else if (element.innerHTML !== twin.innerHTML) {
        element.replaceChildren(...twin.childNodes);
        drawAll(element);
      }
    });
  }

  function complete(area) {
    const words = JSON.parse(document.getElementById('words').textContent);
    const list = document.createElement('ul');
    list.className = 'completion';
    list.setAttribute('role', 'listbox');
    list.hidden = true;
    area.after(list);
    let found = [], chosen = 0;
    const word = () => /[\w:]*$/.exec(area.value.slice(0, area.selectionStart))[0];
    function show() {
      const start = word();
      found = start.length < 2 ? [] : words.filter((w) => w.includes(start) && w !== start).sort((a, b) => b.startsWith(start) - a.startsWith(start)).slice(0, 12);
      chosen = 0;
      paint();
    }
    function paint() {
      list.hidden = !found.length;
      list.replaceChildren(...found.map((text, i) => {
        const item = document.createElement('li');
        item.textContent = text;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', String(i === chosen));
        item.addEventListener('mousedown', (event) => { event.preventDefault(); take(text); });
        return item;
      }));
    }
    function take(text) {
      area.setRangeText(text, area.selectionStart - word().length, area.selectionStart, 'end');
      found = [];
      paint();
    }
    area.addEventListener('input', show);
    area.addEventListener('blur', () => { found = []; paint(); });
    area.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !found.length) { event.preventDefault(); area.form.requestSubmit(); }
      if (!found.length) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { chosen = (chosen + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length; event.preventDefault(); paint(); }
      if (event.key === 'Tab' || event.key === 'Enter') { event.preventDefault(); take(found[chosen]); }
      if (event.key === 'Escape') { found = []; paint(); }
    });
  }

  // g and a letter opens a page, / goes to the first field, r loads again.
  const pages = { o: '/', d: '/dashboards', m: '/explore', t: '/traces', l: '/logs', a: '/alerts', s: '/slos', p: '/pipeline' };
  let last = '';
  document.addEventListener('keydown', (event) => {
    if (event.target.closest('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (last === 'g' && pages[event.key]) location.assign(pages[event.key]);
    if (event.key === '/') { document.querySelector('main input:not([type=hidden]), main textarea')?.focus(); event.preventDefault(); }
    if (event.key === 'r') refresh();
    last = event.key;
  });

  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
  document.addEventListener('DOMContentLoaded', () => {
    drawAll(document);
    document.querySelectorAll('textarea.query').forEach(complete);
    document.querySelectorAll('select[data-submit]').forEach((select) => select.addEventListener('change', () => select.form.requestSubmit()));
    document.getElementById('theme')?.addEventListener('click', () => {
      const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      localStorage.setItem('theme', dark ? 'light' : 'dark');
      location.reload();
    });
    const seconds = Number(document.body.dataset.refresh);
    if (seconds) setInterval(refresh, seconds * 1e3);
    addEventListener('resize', () => charts.forEach((state, element) => fit(element, state.plot)));
  });
})();
